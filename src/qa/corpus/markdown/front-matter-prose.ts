import { comparableKey, type PageValues } from './page-facts.ts';

/** Keys whose words are about the page and not on it, or that another fact is read from. */
const NOT_SHOWN =
  /^(?:title|displaytitle|linktitle|navtitle|navigationtitle|navigationdescription|pagetitle|seo.*|meta.*|og.*|twitter.*|facebook.*|social.*|search.*|head|headers|script.*|style.*|css|js|image.*|img.*|.*image|.*img|thumbnail.*|.*thumb|thumb.*|.*alt|alttext.*|.*alttext|alt.*|photo.*|icon.*|logo.*|cover.*|banner.*|background.*|hero.*image.*|author.*|byline|publisher|publishedby|contributors?|editors?|date.*|.*date|slug|permalink|.*url|url.*|.*link|links?|.*href|path|aliases|alias|redirect.*|layout|template.*|type|tags?|categor.*|keywords|topics|permissions|id|uuid|guid|source.*|collection|language|lang|locale|translat.*|menu.*|nav.*|sidebar.*|breadcrumb.*|components|plugins?|extends|cascade|build|outputs|license|copyright|concurrence|crosslinks|relatedlinks|hublinks|majorlinks|canonical.*|verifiedanswers|schema.*|class.*|.*class|weight|order|version|status|review.*|comments?|todo|note to .*)$/u;
/** What a page shows of itself in lists of pages: read where the page itself says next to nothing. */
const SUMMARY =
  /^(?:description|summary|excerpt|abstract|tldr|deck|dek|lede|lead|intro|introduction|subtitle|subheading|standfirst|teaser|tagline|quicklook)$/u;

const HEADING_KEYS = ['title', 'heading', 'header', 'name', 'label', 'term'];
const QUESTION_KEYS = ['question', 'q'];
const ANSWER_KEYS = ['answer', 'a', 'acceptedanswer'];
const DEPTH_MAX = 6;

const WORD = /[\p{L}][\p{L}\p{M}'’-]*/gu;
const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

const isAddress = (text: string): boolean =>
  /^(?:https?:|mailto:|[./#]|[\w-]+(?:\/[\w.-]+)+$|\S+\.\w{2,5}$)/u.test(text.trim());

/** A sentence or more: not a name, a key or a path. */
const isProse = (text: string): boolean =>
  !isAddress(text) &&
  (wordsIn(text) >= 6 || (wordsIn(text) >= 3 && /[.!?:](?:\s|$|<)/u.test(text)));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const entryOf = (
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): readonly [key: string, text: string] | undefined => {
  for (const [key, entry] of Object.entries(value)) {
    const text = textOf(entry);
    if (text !== undefined && keys.includes(comparableKey(key))) return [key, text];
  }
  return undefined;
};

const indented = (text: string): string => text.replace(/\n(?=.)/gu, '\n  ');

/** Whether anything below a value is prose. */
const holdsProse = (value: unknown, depth = 0): boolean => {
  if (depth > DEPTH_MAX) return false;
  if (typeof value === 'string') return isProse(value);
  if (Array.isArray(value)) return value.some((entry) => holdsProse(entry, depth + 1));
  return (
    isRecord(value) &&
    Object.entries(value).some(
      ([key, entry]) => !NOT_SHOWN.test(comparableKey(key)) && holdsProse(entry, depth + 1),
    )
  );
};

const mapText = (value: Readonly<Record<string, unknown>>, depth: number): string => {
  const question = entryOf(value, QUESTION_KEYS);
  const answer = entryOf(value, ANSWER_KEYS);
  const heading = question ?? entryOf(value, HEADING_KEYS);
  const parts: string[] = [];
  if (question !== undefined && answer !== undefined) {
    parts.push(`<details><summary>${question[1]}</summary>\n\n${answer[1]}\n\n</details>`);
  } else if (heading !== undefined) {
    parts.push(`${'#'.repeat(Math.min(6, depth + 2))} ${heading[1].replace(/\s+/gu, ' ')}`);
  }
  for (const [key, entry] of Object.entries(value)) {
    if (key === heading?.[0] || (question !== undefined && key === answer?.[0])) continue;
    if (NOT_SHOWN.test(comparableKey(key)) || !holdsProse(entry)) continue;
    parts.push(valueMarkdown(entry, depth + 1));
  }
  return parts.length === 1 && heading !== undefined && question === undefined
    ? ''
    : parts.filter((part) => part !== '').join('\n\n');
};

/** A value of a front matter as a page would show it, in Markdown: texts, lists, sections, questions with answers. */
export const valueMarkdown = (value: unknown, depth = 0): string => {
  if (depth > DEPTH_MAX) return '';
  const text = textOf(value);
  if (text !== undefined) return isAddress(text) ? '' : text;
  if (Array.isArray(value)) {
    const texts = value.map(textOf);
    if (texts.every((entry) => entry !== undefined)) {
      return texts.map((entry) => `- ${indented(entry)}`).join('\n');
    }
    return value
      .map((entry) => valueMarkdown(entry, depth))
      .filter((part) => part !== '')
      .join('\n\n');
  }
  return isRecord(value) ? mapText(value, depth) : '';
};

/** Words below which a body says next to nothing. */
const BODY_WORDS = 40;
/** Characters from the top in which those words are looked for: tags take some. */
const BODY_SHORT = 5_000;

const withoutTags = (text: string): string => text.replace(/<[^<>]*>/gu, ' ');

/**
 * What a front matter says that its page shows and its body does not, in Markdown: the texts of landing pages.
 * @param used keys that the body itself shows
 */
export const frontMatterProse = (
  values: PageValues,
  body: string,
  used: ReadonlySet<string>,
): { readonly above: string; readonly below: string } => {
  const above: string[] = [];
  const below: string[] = [];
  let plain: string | undefined;
  let isShort: boolean | undefined;
  const isTold = (text: string): boolean => {
    plain ??= withoutTags(body).replace(/\s+/gu, ' ');
    return plain.includes(text.replace(/\s+/gu, ' '));
  };
  const saysLittle = (): boolean => {
    isShort ??= wordsIn(withoutTags(body.slice(0, BODY_SHORT))) < BODY_WORDS;
    return isShort;
  };
  for (const [name, value] of values.entries()) {
    const key = comparableKey(name);
    if (used.has(key) || NOT_SHOWN.test(key) || !holdsProse(value)) continue;
    const isSummary = SUMMARY.test(key);
    if (isSummary && !saysLittle()) continue;
    const text = valueMarkdown(value);
    if (text === '' || above.includes(text) || isTold(text)) continue;
    (isSummary ? above : below).push(text);
  }
  return { above: above.join('\n\n'), below: below.join('\n\n') };
};
