/** The global shortcut "Ask the articles". */
export const ASK_SHORTCUT = 'newsdesk_ask';
/** The shortcut "Ask about this" of a message. */
export const ABOUT_SHORTCUT = 'newsdesk_about';
