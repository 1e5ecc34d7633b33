/** Markup that is safe to send: every text in it has been escaped. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: texts are escaped, markup is not, `undefined` and `false` leave nothing. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/** Control characters but line feeds, halves of characters, and marks that turn the direction of what follows. */
const UNSAFE = /(?!\n)\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML shows it, in an element or between double quotes. Source: OWASP, "XSS Prevention", rules 1 and 2. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\t/gu, ' ')
    .replace(UNSAFE, '')
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');

const markupOf = (value: HtmlValue): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return `${value}`;
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
};

/** A template whose texts are escaped, once. Values stand in elements or between double quotes, never in a script or a style. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  markup: parts.map((part, index) => part + markupOf(values[index])).join(''),
});

/** Markup of our own making, as it stands. */
export const trusted = (markup: string): Html => ({ markup });

/** The address when it is http or https and without credentials: the only ones a page links to. */
export const safeUrl = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return username === '' && password === '' ? href : undefined;
};
