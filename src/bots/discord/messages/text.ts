import { URL_MAX } from './limits.ts';

/** No message holds a tenth of this; an article of one endless sentence must not cost more. */
export const ESCAPED_MAX = 50_000;

const ZERO_WIDTH_SPACE = '\u200b';

/** Overrides and isolates that reorder what follows, and characters nobody can see. */
const INVISIBLE = /[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Everything that ends a line in Unicode but a line feed: CR LF, CR, VT, FF, NEL, LS, PS. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** What makes a list, heading or quote at the start of a line. */
const LINE_MARK = /^( *)([-+#>])/gmu;
const NUMBER_MARK = /^( *\d{1,9})\.(?=\s|$)/gmu;

/** Raw text without control characters, bidi overrides, zero-width fillers and lone surrogates; line breaks stay. */
export const cleanText = (text: string): string =>
  text
    .replace(LINE_ENDS, '\n')
    .replace(/\t/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(INVISIBLE, '')
    .replace(/(?!\n)\p{Cc}/gu, '');

/** Raw text on one line: for titles, labels and footers, which Discord shows without markdown. */
export const plainLine = (text: string): string => cleanText(text).replace(/\n+/gu, ' ').trim();

/**
 * Text that Discord shows exactly as written: no formatting, list, heading, quote, masked link,
 * mention, custom emoji, timestamp, invitation or automatic link comes of it. Line breaks stay.
 *
 * Source: Discord's markdown (a backslash takes the meaning of the punctuation after it); a
 * zero-width space keeps `@everyone` and ids from being read as mentions by the server.
 */
export const escapeText = (text: string): string =>
  cleanText(text.slice(0, ESCAPED_MAX))
    .replace(/[\\*_~`|[\]<]/gu, '\\$&')
    .replace(/@(?=everyone|here|[!&]?\d)/giu, `@${ZERO_WIDTH_SPACE}`)
    .replace(/(?<=discord(?:app)?\.(?:gg|com))\//giu, '\\/')
    .replace(/:(?=\S|$)/gu, '\\:')
    .replace(LINE_MARK, '$1\\$2')
    .replace(NUMBER_MARK, '$1\\.');

/** Escaped text whose first line has moved to the start of a line: the marks that count only there are escaped too. */
export const escapeLineStart = (escaped: string): string =>
  escaped.replace(LINE_MARK, '$1\\$2').replace(NUMBER_MARK, '$1\\.');

/** As `escapeText`, on one line. */
export const escapeLine = (text: string): string => escapeText(plainLine(text));

/** The address when it is http or https, without credentials and short enough to be a link; it is safe inside a masked link. */
export const safeUrl = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const safe = parsed.href.replace(
    /[()@<>*\\\s]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return safe.length <= URL_MAX ? safe : undefined;
};
