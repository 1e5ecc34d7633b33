/** What Discord's client would make of a text: the masked links in it, and markup that must never come through. */
export interface Markup {
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly dangers: readonly string[];
}

/** Escaped punctuation is replaced by a dot first, so what is left is live. */
const live = (text: string): string => text.replace(/\\[^0-9A-Za-z\s]/gu, '·');

/** In a box of code nothing has a meaning but its own end. */
const CODE_BOX = /^```\n(?:(?!```)[\s\S])*\n```$/gmu;

const MASKED_LINK = /\[([^\]]*)\]\(([^)]*)\)/gu;

const DANGERS: readonly (readonly [string, RegExp])[] = [
  ['mention of everyone', /@(?:everyone|here)/iu],
  ['mention, emoji, timestamp or command', /<(?=[@#:/at])/u],
  ['custom navigation', /<id:/u],
  ['emoji shortcode', /:[^\s:]+:/u],
  ['automatic link', /https?:\/\//u],
  ['code', /`/u],
  ['spoiler', /\|/u],
  ['strike-through', /~/u],
  ['underline or italic', /_/u],
  ['heading', /^ *#{1,3} /mu],
  ['list', /^ *(?:[-+] |\d+\. )/mu],
  ['multi-line quote', /^>>> /mu],
  ['nested quote', /^> *>/mu],
  ['lone star', /(?:^|[^*])\*(?:[^*]|$)/u],
  ['control character', /(?!\n)\p{Cc}/u],
  ['bidi override', /[\u202a-\u202e\u2066-\u2069]/u],
  ['half a character', /\p{Cs}/u],
];

/** Whether the stars of every line come in pairs of two, so that bold never runs on. */
const hasOddBold = (text: string): boolean =>
  text.split('\n').some((line) => (line.match(/\*\*/gu) ?? []).length % 2 === 1);

/** The masked links of a text, and what else in it Discord would give a meaning. */
export const readMarkup = (text: string): Markup => {
  const bare = live(text.replace(CODE_BOX, ''));
  const links = [...bare.matchAll(MASKED_LINK)].map((found) => ({
    label: found[1] ?? '',
    url: found[2] ?? '',
  }));
  const rest = bare.replace(MASKED_LINK, '$1').replace(/\*\*/gu, '');
  const dangers = DANGERS.filter(([, pattern]) => pattern.test(rest)).map(([name]) => name);
  return { links, dangers: hasOddBold(bare) ? [...dangers, 'unclosed bold'] : dangers };
};
