import { elementsBelow, type HtmlElement } from '../html/html-tree.ts';

/** One thing that a page describes for machines. */
export type LinkedThing = Readonly<Record<string, unknown>>;

/** Things described on one page. */
const THINGS_MAX = 2_000;

const isThing = (value: unknown): value is LinkedThing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What hides a script from browsers that know none, before and after it. */
const OPENINGS: readonly string[] = ['<!--', '/*', '//', '<![CDATA[', '*/'];
const ENDINGS: readonly string[] = [';', '-->', '*/', ']]>', '/*', '//'];

/** The text without these marks around it. One by one: a pattern with blanks between them takes hours over many blanks. */
const unwrapped = (text: string): string => {
  let rest = text.trim();
  for (const mark of OPENINGS)
    if (rest.startsWith(mark)) rest = rest.slice(mark.length).trimStart();
  for (const mark of ENDINGS) if (rest.endsWith(mark)) rest = rest.slice(0, -mark.length).trimEnd();
  return rest;
};

const parsed = (text: string): unknown => {
  // A line break inside a string is no JSON, and common.
  const json = unwrapped(text).replace(/[\n\r\t]/gu, ' ');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** What a page says of itself as JSON-LD: every thing with a type, the outer before the inner. */
export function linkedData(root: HtmlElement): readonly LinkedThing[] {
  const things: LinkedThing[] = [];
  const scripts = elementsBelow(root).filter(
    ({ name, attributes }) =>
      name === 'script' && /^application\/ld\+json/iu.test(attributes.type ?? ''),
  );
  const rest = scripts.map((script) =>
    parsed(script.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')),
  );
  for (let at = 0; at < rest.length && things.length < THINGS_MAX; at += 1) {
    const value = rest[at];
    if (Array.isArray(value)) rest.push(...value.slice(0, THINGS_MAX));
    else if (isThing(value)) {
      if (value['@type'] !== undefined) things.push(value);
      rest.push(...Object.values(value).filter((inner) => typeof inner === 'object'));
    }
  }
  return things;
}

/** Whether a thing is of one of the types; "https://schema.org/Article" is "Article". */
export const isOfType = (thing: LinkedThing, type: RegExp): boolean =>
  [thing['@type']]
    .flat()
    .some((one) => typeof one === 'string' && type.test(one.slice(one.lastIndexOf('/') + 1)));

/** The names of a value: a text, a thing with a name, or a list of either; references looked up among the things. */
export function namesOf(value: unknown, things: readonly LinkedThing[]): readonly string[] {
  return [value].flat(3).flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (!isThing(one)) return [];
    const found =
      one.name === undefined && one['@id'] !== undefined
        ? things.find((other) => other['@id'] === one['@id'] && other.name !== undefined)
        : one;
    const name = found?.name;
    return typeof name === 'string' ? [name] : [];
  });
}
