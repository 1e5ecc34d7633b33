/**
 * What Discord accepts. Sources: Discord developer documentation, "Message" (content, embeds),
 * "Component Reference" (rows, buttons), "Application Commands" (names, options). Lengths are
 * counted in UTF-16 units here, which is never less than Discord counts.
 */

/** Characters of a message's `content`. */
export const CONTENT_MAX = 2000;
/** Embeds in one message. */
export const EMBEDS_MAX = 10;
/** Characters over all titles, descriptions, fields, footers and authors of a message's embeds. */
export const EMBED_TOTAL_MAX = 6000;
export const EMBED_TITLE_MAX = 256;
export const EMBED_DESCRIPTION_MAX = 4096;
export const EMBED_FOOTER_MAX = 2048;

/** Characters over all texts of a message that is made of components. Source: discord.js builders and API errors; not in the tables. */
export const LAYOUT_TEXT_MAX = 4000;
/** Rows under a box: forty components in all, those inside others counted, leave room for four rows of five. */
export const LAYOUT_ROWS_MAX = 4;
/** Characters of the address of a button that opens one. */
export const LINK_BUTTON_URL_MAX = 512;

/** Characters of an attachment's description, which screen readers read out. */
export const ATTACHMENT_DESCRIPTION_MAX = 1024;

/** Action rows in a message. */
export const ROWS_MAX = 5;
/** Buttons in a row. */
export const BUTTONS_PER_ROW_MAX = 5;
export const BUTTON_LABEL_MAX = 80;
export const CUSTOM_ID_MAX = 100;
/** Options of a menu, and characters of an option's label. */
export const MENU_OPTIONS_MAX = 25;
export const MENU_LABEL_MAX = 100;
/** Characters of a link; longer ones are refused by clients, the documentation names no number. */
export const URL_MAX = 2000;

/** Slash command and option names. */
export const COMMAND_NAME_PATTERN = /^[-_'\p{L}\p{N}]{1,32}$/u;
/** Descriptions of commands and options. */
export const COMMAND_DESCRIPTION_MAX = 100;
export const COMMAND_OPTIONS_MAX = 25;
/** Choices of an option. */
export const CHOICES_MAX = 25;
/** The permission "Manage Server". Source: Discord documentation, "Permissions". */
export const MANAGE_GUILD = 0x20;

/** Characters of a form's title and of a field's label. */
export const FORM_TITLE_MAX = 45;
/** Characters of a thread's name. */
export const THREAD_NAME_MAX = 100;

/** Characters of an autocomplete choice's name and of its value. */
export const CHOICE_MAX = 100;
/** The longest text an option may ask for. */
export const OPTION_TEXT_MAX = 6000;
