import { escapeLineStart } from './text.ts';

/** Trimming of escaped text: a cut never leaves half an escape or half a character behind. */

const SHORTENED = ' … (shortened)';
/** A sentence end or word end is taken when it keeps at least this share of the room. */
const LEAST_KEPT = 0.4;
/** How far behind a sentence's mark closing quotes and brackets may stand. */
const CLOSERS = /["'”’)\]\\]/u;

const isSentenceMark = (character: string | undefined): boolean =>
  character !== undefined && '.!?。！？'.includes(character);

/** Whether position `at` stands right behind a finished sentence. */
const isSentenceEnd = (text: string, at: number): boolean => {
  if (!/\s/u.test(text[at] ?? ' ')) return false;
  let before = at - 1;
  while (before > 0 && at - before < 5 && CLOSERS.test(text[before] ?? '')) before -= 1;
  return isSentenceMark(text[before]);
};

const lastWhere = (from: number, least: number, matches: (at: number) => boolean): number => {
  for (let at = from; at >= least; at -= 1) if (matches(at)) return at;
  return -1;
};

/** Whether cutting before `at` would split an escape or a surrogate pair. */
const splitsCharacter = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
};

const cutPoint = (text: string, room: number): number => {
  const least = Math.floor(room * LEAST_KEPT);
  const sentence = lastWhere(room, least, (at) => isSentenceEnd(text, at));
  if (sentence >= 0) return sentence;
  const word = lastWhere(room, least, (at) => /\s/u.test(text[at] ?? ''));
  if (word >= 0) return word;
  return lastWhere(room, 0, (at) => !splitsCharacter(text, at));
};

/** Escaped text of at most `max` characters: cut at a sentence end where there is one, and marked as shortened. */
export const shorten = (escaped: string, max: number): string => {
  if (escaped.length <= max) return escaped;
  const room = max - SHORTENED.length;
  if (room <= 0) return '';
  return `${escaped.slice(0, cutPoint(escaped, room)).trimEnd()}${SHORTENED}`;
};

/** The last words of escaped text within `max` characters, with an ellipsis for what is missing before them. */
export const shortenStart = (escaped: string, max: number): string => {
  if (escaped.length <= max) return escaped;
  const ellipsis = '… ';
  if (max <= ellipsis.length) return '';
  const earliest = escaped.length - (max - ellipsis.length);
  const latest = escaped.length - Math.floor((max - ellipsis.length) * LEAST_KEPT);
  let start = earliest;
  while (start < latest && !/\s/u.test(escaped[start - 1] ?? '')) start += 1;
  if (start >= latest) {
    start = earliest;
    while (start < escaped.length && splitsCharacter(escaped, start)) start += 1;
  }
  return `${ellipsis}${escaped.slice(start)}`;
};

/** Escaped text in pieces of at most `max` characters, split at sentence ends where there are any; nothing is lost but the white space between. */
export const splitText = (escaped: string, max: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = escaped;
  while (rest.length > max) {
    const at = Math.max(1, cutPoint(rest, max));
    pieces.push(rest.slice(0, at).trimEnd());
    rest = escapeLineStart(rest.slice(at).trimStart());
  }
  if (rest !== '') pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
};

/** Plain text of at most `max` characters for labels and footers, cut between characters with an ellipsis. */
export const shortenLabel = (plain: string, max: number): string => {
  if (plain.length <= max) return plain;
  const at = lastWhere(max - 1, 0, (end) => {
    const unit = plain.charCodeAt(end);
    return unit < 0xdc00 || unit > 0xdfff;
  });
  return `${plain.slice(0, Math.max(0, at)).trimEnd()}…`;
};
