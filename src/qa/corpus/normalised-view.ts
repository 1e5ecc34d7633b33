import type { Span } from '../types.ts';

/** A text as matching sees it, and the way back to the text as it is written. */
export interface NormalisedView {
  readonly text: string;
  /** The stretch of the original that `text` at [start, end) stands for; offsets outside are clamped. */
  toOriginal(start: number, end: number): Span;
}

const BACKTICK = 0x60;
const FIRST_MARK = 0x300;
/** What is neither seen nor said: controls, soft hyphens, zero-width and bidi marks, variation selectors. */
const INVISIBLE =
  /^(?!\s)(?:\p{Cc}|\p{Cf}|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\p{Variation_Selector})$/u;
const SPACE = /^\s$/;
/** Superscripts and fractions keep their form: NFKC would turn 10² into 102. */
const SIGNIFICANT = /^\p{No}$/u;
const MARK = /^\p{M}$/u;
const FORMS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '。': '.',
  '、': ',',
};
/** Combining marks looked at together with the letter that they stand on. */
const MARKS_MAX = 8;

/** Words that stand alone when they follow a number with no space: "53%of", "2012to 2021". */
const AFTER_NUMBER =
  'and|or|to|of|from|the|by|with|was|were|is|are|as|than|yuan|dollars|percent|hundred|thousand|million|billion|trillion|years|months|days|people|countries|regions|provinces|enterprises|projects';
/**
 * Where machine translation and hurried typing misplace spaces. Each match is empty (a space is missing
 * there) or one space too many: "high -end", "30 %", "82%and", "reached6.7%".
 */
const MISPLACED = new RegExp(
  [
    '(?<=[\\p{L}\\p{N}]) (?=-\\p{L})',
    '(?<=\\p{Nd}) (?=%)',
    '(?<=%)(?=\\p{L})',
    `(?<=\\p{Nd})(?=(?:${AFTER_NUMBER})(?![\\p{L}\\p{N}]))`,
    '(?<=\\p{Ll}{2})(?=\\p{Nd}[\\p{Nd}.,]{0,20}%)',
    '(?<=\\p{L},)(?=\\p{L})',
  ].join('|'),
  'gu',
);

/**
 * The text in one form for matching: compatibility forms unified (NFKC), quotes straight, hyphens plain,
 * one space between words, nothing invisible, misplaced spaces put right. Case stays.
 */
export function normaliseText(original: string): NormalisedView {
  if (PLAIN.test(original) && !isMisplaced(original)) return asWritten(original);
  const clean = unifyCharacters(original);
  const { text, starts, ends } = placeSpaces(clean);
  const toOriginal = (start: number, end: number): Span => {
    const first = Math.max(0, Math.min(start, text.length));
    const past = Math.max(first, Math.min(end, text.length));
    const from = starts[first] ?? original.length;
    return { start: from, end: past > first ? Math.max(from, ends[past - 1] ?? from) : from };
  };
  return { text, toOriginal };
}

/** Letters, digits and signs of ASCII that have no other form, with one space between words: most paragraphs. */
const PLAIN = /^[!-_a-~]*(?: [!-_a-~]+)* ?$/;
/** All that `MISPLACED` finds holds one of these. */
const MAYBE_MISPLACED = /[\d%]| -|,\p{L}/u;

const isMisplaced = (text: string): boolean =>
  MAYBE_MISPLACED.test(text) && text.search(MISPLACED) >= 0;

/** A text that is in the one form already. */
const asWritten = (text: string): NormalisedView => ({
  text,
  toOriginal: (start, end) => {
    const first = Math.max(0, Math.min(start, text.length));
    return { start: first, end: Math.max(first, Math.min(end, text.length)) };
  },
});

/** `starts[i]` and `ends[i]`: the stretch of the original that unit i of `text` comes from. */
interface Mapped {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function unifyCharacters(original: string): Mapped {
  const starts: number[] = [];
  const ends: number[] = [];
  const out: string[] = [];
  let i = 0;
  while (i < original.length) {
    const plain = plainEnd(original, i);
    // A plain run maps unit by unit; a character with another form maps as a whole.
    for (let unit = i; unit < plain; unit += 1) {
      starts.push(unit);
      ends.push(unit + 1);
    }
    if (plain > i) out.push(original.slice(i, plain));
    i = plain;
    if (i >= original.length) break;
    const end = clusterEnd(original, i);
    const form = unify(original.slice(i, end));
    if (form === ' ' && out.at(-1) === ' ') ends[ends.length - 1] = end;
    else if (form !== '') {
      out.push(form);
      starts.push(...Array<number>(form.length).fill(i));
      ends.push(...Array<number>(form.length).fill(end));
    }
    i = end;
  }
  return { text: out.join(''), starts, ends };
}

/** Where a run of ASCII letters, digits and signs ends that have no other form. */
function plainEnd(text: string, start: number): number {
  let end = start;
  for (let code = text.charCodeAt(end); code > 0x20 && code < 0x7f; code = text.charCodeAt(end)) {
    if (code === BACKTICK) break;
    end += 1;
  }
  // A combining mark belongs to the letter before it.
  return end > start && text.charCodeAt(end) >= FIRST_MARK ? end - 1 : end;
}

/** A character and the combining marks on it. */
function clusterEnd(text: string, start: number): number {
  let end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
  if ((text.codePointAt(end) ?? 0) < FIRST_MARK) return end;
  for (let marks = 0; marks < MARKS_MAX && end < text.length; marks += 1) {
    const next = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!MARK.test(next)) break;
    end += next.length;
  }
  return end;
}

function unify(cluster: string): string {
  if (SPACE.test(cluster)) return ' ';
  if (INVISIBLE.test(cluster)) return '';
  const form = SIGNIFICANT.test(cluster) ? cluster : cluster.normalize('NFKC');
  const plain = [...form].map((character) => FORMS[character] ?? character);
  return plain
    .filter((character) => !INVISIBLE.test(character))
    .join('')
    .replace(/\s+/g, ' ');
}

function placeSpaces(clean: Mapped): Mapped {
  if (!MAYBE_MISPLACED.test(clean.text)) return clean;
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const copy = (from: number, to: number) => {
    pieces.push(clean.text.slice(from, to));
    for (let i = from; i < to; i += 1) {
      starts.push(clean.starts[i] ?? 0);
      ends.push(clean.ends[i] ?? 0);
    }
  };
  let from = 0;
  for (const { index, 0: match } of clean.text.matchAll(MISPLACED)) {
    copy(from, index);
    if (match === '') {
      const at = clean.starts[index] ?? 0;
      pieces.push(' ');
      starts.push(at);
      ends.push(at);
    }
    from = index + match.length;
  }
  copy(from, clean.text.length);
  return { text: pieces.join(''), starts, ends };
}
