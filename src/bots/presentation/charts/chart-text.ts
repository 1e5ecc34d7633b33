/** What XML does not allow in a text, and marks that turn its direction. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A raw text as it may stand in SVG. */
export const svgText = (text: string): string =>
  text
    .replace(FORBIDDEN, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);

/** Widths of Open Sans characters in parts of the font size: narrow, wide and all others. */
const NARROW = /[iljt.,:;'|!()[\]{} fr-]/u;
const WIDE = /[mwMW%@—…\p{Lu}]/u;

/** About how wide a text is, in the unit of `size`; rather too much than too little. */
export const textWidth = (text: string, size: number): number => {
  let width = 0;
  for (const sign of text) width += NARROW.test(sign) ? 0.36 : WIDE.test(sign) ? 0.8 : 0.58;
  return width * size;
};

const cutToWidth = (text: string, size: number, width: number): string => {
  let cut = text;
  while (cut !== '' && textWidth(`${cut}…`, size) > width) cut = [...cut].slice(0, -1).join('');
  return `${cut.trimEnd()}…`;
};

/** A text in at most `lines` lines no wider than `width`; what does not fit is cut and marked. */
export const wrapText = (
  raw: string,
  size: number,
  width: number,
  lines: number,
): readonly string[] => {
  const words = raw.replace(FORBIDDEN, ' ').split(/\s+/u).filter(Boolean).slice(0, 80);
  const wrapped: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = wrapped.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, size) <= width) {
      wrapped[wrapped.length - 1] = joined;
    } else if (wrapped.length === lines) {
      const rest = [last ?? '', ...words.slice(index)].join(' ');
      wrapped[lines - 1] = cutToWidth(rest.slice(0, 400), size, width);
      break;
    } else {
      wrapped.push(word);
    }
  }
  return wrapped.map((line) =>
    textWidth(line, size) > width ? cutToWidth(line.slice(0, 400), size, width) : line,
  );
};
