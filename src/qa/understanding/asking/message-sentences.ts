import { LEADING, LETTERED, NUMBERED } from '../../analysis/sentences/abbreviations.ts';

/** Words that open a question even where they are written small behind a full stop. */
const OPENS =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|please|thanks|thank|any|i|we|my)\b/iu;
const END = /[.!?\u2026]+["'\u201d\u2019)\]]*\s+/gu;
const TAIL_MAX = 40;

/** Whether the sentence that began at `from` ends with the mark at `at`, before what stands at `next`. */
const endsAt = (text: string, from: number, at: number, next: number): boolean => {
  const isFullStop = text[at] === '.' && text[at + 1] !== '.';
  if (!isFullStop) return true;
  const tail = /\S*$/u.exec(text.slice(Math.max(from, at - TAIL_MAX), at))?.[0] ?? '';
  const small = tail.toLowerCase();
  const head = text.slice(next, next + TAIL_MAX);
  // "1. How many", "Dr. Falk", "J. Falk", "U.S. exports", "fig. 3".
  const isItem = from + tail.length >= at && /^\(?(?:\d{1,3}|\p{L})$/u.test(tail);
  const isClipped = LEADING.has(tail) || /^(?:\p{L}\.)*\p{Lu}$/u.test(tail);
  const isPart = (LETTERED.has(small) || NUMBERED.has(small)) && /^\d/u.test(head);
  if (isItem || isPart) return false;
  if (isClipped) return OPENS.test(head) && !/^(?:I|We|My)\b/u.test(head) && tail.length > 1;
  return /^[^\p{Ll}]/u.test(head) || OPENS.test(head);
};

/** A line that goes on in the next one, which begins small behind no full stop, is one with it. */
const WRAPPED = /(?<![.!?:;,\u2026]["'\u201d\u2019)\]]?)[^\S\n]*\n[^\S\n]*(?=\p{Ll})/gu;

/** The sentences of a message, line by line, as people type them: also where the next one begins with a small letter. */
export const messageSentences = (text: string): readonly string[] =>
  text
    .replace(WRAPPED, ' ')
    .split('\n')
    .flatMap((line) => {
      const sentences: string[] = [];
      let from = 0;
      for (const match of line.matchAll(END)) {
        const next = match.index + match[0].length;
        if (!endsAt(line, from, match.index, next)) continue;
        sentences.push(line.slice(from, next).trim());
        from = next;
      }
      sentences.push(line.slice(from).trim());
      return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
    });
