/** Characters in one question; a longer text is a document, not a question. Discord allows 4,000 in a message. */
export const QUESTION_MAX = 4000;

/** Control characters, line ends and tabs among them, and halves of characters. */
const CONTROLS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Marks that turn the direction of a text, or hide inside a word. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

const GREETING =
  /^(?:hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|help|help me|start|menu|thanks|thank you)(?: there| all| everyone| team| bot| newsdesk)?$/iu;

/** What a user typed as one line of visible text without outer blanks. */
export const visibleText = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(/ {2,}/gu, ' ').trim();

/** Whether a text only greets, thanks or asks for help: it is answered by the help card. */
export const isGreeting = (text: string): boolean =>
  GREETING.test(
    text
      .slice(0, 60)
      .replace(/[^\p{L} ]+/gu, '')
      .trim(),
  );

/** Whether a text asks to have everything about the asker erased. */
export const isForgetMe = (text: string): boolean =>
  /^(?:please )?forget (?:about )?me(?: please)?$/iu.test(
    text
      .slice(0, 40)
      .replace(/[.,!]+/gu, '')
      .trim(),
  );

/** Whether a text holds a letter or a digit at all. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
