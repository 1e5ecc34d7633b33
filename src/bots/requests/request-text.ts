import { withoutQuotedLines } from '../../qa/understanding/asking/message-marks.ts';

/** Characters in one question; a longer text is a document, not a question. Discord allows 4,000 in a message. */
export const QUESTION_MAX = 4000;

/** Control characters, line ends and tabs among them, and halves of characters. */
const CONTROLS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** Marks that turn the direction of a text, or hide inside a word. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/** A line that ends as a sentence or a list's lead-in does. */
const ENDED = /[.?!:;,\u2026)\-\u2013\u2014]["'\u201d\u2019]*\s*$/u;

/** The lines that somebody wrote as one; a line that ends with no mark ends as a sentence does, so that they stay two. */
const joinLines = (text: string): string => {
  const lines = text.split(/\r?\n|\u2028|\u2029/u).filter((line) => /\S/u.test(line));
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      const isOpen = next === undefined || ENDED.test(line) || /^\s*\p{Ll}/u.test(next);
      return isOpen ? line : `${line.trimEnd()}.`;
    })
    .join(' ');
};

const GREETING =
  /^(?:hi|hello|hey|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|help|help me|start|menu|thanks|thank you)(?: there| all| everyone| team| bot| newsdesk)?$/iu;

/** What a user typed as one line of visible text without outer blanks. */
export const visibleText = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(/ {2,}/gu, ' ').trim();

/** What a message says, as one line: its own words without the lines it quotes, or what it quotes where it says nothing else. */
export const messageText = (text: string): string =>
  visibleText(joinLines(withoutQuotedLines(text)));

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
