import { URL_MAX } from './limits.ts';

/** Marks that reorder what follows, and characters nobody can see; joiners stay, scripts and emoji need them. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const WORD_JOINER = '\u2060';

/**
 * Raw text without control characters, direction overrides, fillers and lone surrogates; line breaks stay.
 * An invisible character parts `<` from `!`, `@` and `#`, so that no mention or broadcast comes of it wherever
 * the text ends up, copied and pasted included.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(INVISIBLE, '')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/<(?=[!@#])/gu, `<${WORD_JOINER}`);

/** Raw text on one line: titles, names, labels. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();

/** Clean text as Slack's `text` field wants it. Source: docs.slack.dev, "Formatting message text", escaping. */
export const escapeText = (clean: string): string =>
  clean.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** The address when it is http or https, without credentials and short enough to be a link. */
export const safeUrl = (url: string | undefined): string | undefined => {
  if (url === undefined || url.length > URL_MAX || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (username !== '' || password !== '') return undefined;
  const safe = href.replace(/[<>|]/gu, (character) => encodeURIComponent(character));
  return safe.length <= URL_MAX ? safe : undefined;
};
