/** The global shortcut "Ask the articles". */
export const ASK_SHORTCUT = 'newsdesk_ask';
/** The shortcut "Ask about this" of a message. */
export const ABOUT_SHORTCUT = 'newsdesk_about';
/** Where Slack's requests go in HTTP mode, below the public address. */
export const REQUEST_PATH = '/slack/events';
/** Where a workspace begins to install the bot. */
export const INSTALL_PATH = '/slack/install';
/** Where Slack sends whoever installed it back to. */
export const INSTALLED_PATH = '/slack/installed';
