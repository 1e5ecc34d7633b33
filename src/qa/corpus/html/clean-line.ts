import { joinFractions } from './raised-text.ts';

/** Marks that are not seen: soft hyphens, places where a word may break, byte order marks, controls. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|(?![\t\n\r\f])\p{Cc}/gu;

/** A text as a page shows it: NFC, one space between words, "\n" only where the mark for a break stood. */
export function cleanLine(text: string): string {
  return joinFractions(
    text
      .replace(UNSEEN, '')
      .replace(/\p{Cs}/gu, '\ufffd')
      .normalize('NFC')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .trim(),
  );
}
