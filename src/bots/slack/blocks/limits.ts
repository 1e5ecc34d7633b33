/**
 * What Slack accepts. Sources: docs.slack.dev, "Block Kit reference" (blocks, composition objects),
 * "chat.postMessage" and "Slash commands"; bolt-js #2509 for the undocumented total. Lengths are
 * counted in UTF-16 units here, which is never less than Slack counts.
 */

/** Blocks in a message. */
export const MESSAGE_BLOCKS_MAX = 50;
/** Blocks in a modal or on the Home tab. */
export const VIEW_BLOCKS_MAX = 100;
/**
 * Characters over all blocks of a message, as JSON. Slack refuses near 13,200 (`msg_blocks_too_long`,
 * observed, not documented); what remains is room for buttons.
 */
export const MESSAGE_CHARACTERS_MAX = 10_000;
/** Characters of a message's `text`: posting allows 40,000, updating 4,000 (`msg_too_long`). */
export const FALLBACK_TEXT_MAX = 4000;
/** Characters in a header block. */
export const HEADER_MAX = 150;
/** Characters of one text in a context block. */
export const CONTEXT_TEXT_MAX = 3000;
/** Elements in an actions block. */
export const ACTIONS_MAX = 25;
export const BUTTON_TEXT_MAX = 75;
export const BUTTON_VALUE_MAX = 2000;
export const BUTTON_URL_MAX = 3000;
/** Rows of a data table below its header. */
export const TABLE_ROWS_MAX = 100;
/** Ours; Slack documents none. */
export const CAPTION_MAX = 150;
/** Cells in a row of a table. */
export const TABLE_COLUMNS_MAX = 20;
/** Options of an overflow menu, and characters of an option's value. */
export const MENU_OPTIONS_MAX = 5;
export const MENU_VALUE_MAX = 150;
/** Characters of a link's address. */
export const URL_MAX = 3000;

/** Characters of a chart's title. */
export const CHART_TITLE_MAX = 50;
/** Characters of a chart's categories and of the names of its series. */
export const CHART_LABEL_MAX = 20;
/** Characters of the words along an axis. */
export const CHART_AXIS_MAX = 50;
export const CHART_SERIES_MAX = 6;
/** Readable at phone width; Slack documents no limit below this. */
export const CHART_POINTS_MAX = 12;

/** Prompts of `assistant.threads.setSuggestedPrompts`. */
export const SUGGESTED_PROMPTS_MAX = 4;
/** Title, submit and close texts of a view. */
export const VIEW_TITLE_MAX = 24;
/** Characters a plain text input can ask for. */
export const INPUT_TEXT_MAX = 3000;

/** A slash command with its slash. */
export const COMMAND_NAME_MAX = 32;
/** Slash commands in one app. */
export const COMMANDS_MAX = 50;

/** Uses of a `response_url`, within thirty minutes. */
export const RESPONSE_URL_USES_MAX = 5;
