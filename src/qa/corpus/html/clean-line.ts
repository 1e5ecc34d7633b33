import { BLANKS } from '../tree/tidy-block.ts';
import { joinFractions } from './raised-text.ts';

/** Marks that are not seen: soft hyphens, places where a word may break, byte order marks, controls. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|[^\P{Cc}\t\n\r\f]/gu;

/** Most texts: nothing in them but what a typewriter has. */
const PLAIN = /^[ -~\n]*$/u;
const LOWERED_DIGIT = /[₀-₉]/u;

const collapsed = (text: string): string =>
  /\n| {2}/u.test(text)
    ? text
        .replace(/ {2,}/gu, ' ')
        .replace(/ ?\n ?/gu, '\n')
        .trim()
    : text.trim();

/** A text as a page shows it: NFC, one space between words, "\n" only where the mark for a break stood. */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return collapsed(text);
  const clean = text
    .replace(UNSEEN, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(BLANKS, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
  return LOWERED_DIGIT.test(clean) ? joinFractions(clean) : clean;
}
