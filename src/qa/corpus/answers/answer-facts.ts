import type { AnswerSource, VerifiedAnswer } from '../../types.ts';
import { oneLine } from '../article-document.ts';
import { type PageValues, pageValues } from '../markdown/page-facts.ts';
import { parseDate } from '../publication-date.ts';

/** What somebody wrote of an answer, as far as it can be understood. */
export interface AnswerFacts {
  /** Nothing where no question is written. */
  readonly answer: Omit<VerifiedAnswer, 'file'> | undefined;
  /** The collections that show it; none where it does not say. */
  readonly collections: readonly string[];
  /** What could not be understood, as sentences without a full stop. */
  readonly faults: readonly string[];
}

/** Ways to ask one question; whoever writes more means something else by them. */
export const QUESTIONS_MAX = 100;
/** Characters of a question. */
export const QUESTION_MAX = 300;
const SOURCES_MAX = 20;
const COLLECTION = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,79}$/u;

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((entry) =>
    typeof entry === 'number' ? [String(entry)] : (oneLine(entry) ?? []),
  );

const cut = <Entry>(
  entries: readonly Entry[],
  max: number,
  what: string,
  faults: string[],
): readonly Entry[] => {
  if (entries.length <= max) return entries;
  faults.push(`it has ${entries.length} ${what}: the first ${max} count`);
  return entries.slice(0, max);
};

const questionsOf = (values: PageValues, faults: string[]): readonly string[] => {
  const [question] = textsOf(values.get('question'));
  const all = [...(question === undefined ? [] : [question]), ...textsOf(values.get('variants'))];
  const long = all.filter((text) => text.length > QUESTION_MAX).length;
  if (long > 0) faults.push(`${long} of its questions are longer than ${QUESTION_MAX} characters`);
  const short = all.filter((text) => text.length <= QUESTION_MAX && /[\p{L}\p{N}]/u.test(text));
  return cut([...new Set(short)], QUESTIONS_MAX, 'questions', faults);
};

/** "leave.md", "leave.md > Carrying over", or an entry with a key for each. */
const sourceOf = (value: unknown): AnswerSource | undefined => {
  if (typeof value === 'string') {
    const [article = '', ...headings] = value.split(' > ').map((part) => part.trim());
    const section = headings.at(-1);
    if (article === '') return undefined;
    return { article, ...(section === undefined || section === '' ? {} : { section }) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const values = pageValues(new Map(Object.entries(value)));
  const [article] = textsOf(values.get('article', 'file'));
  const [section] = textsOf(values.get('section', 'heading'));
  const words = values.get('words', 'quote');
  if (article === undefined) return undefined;
  return {
    article,
    ...(section === undefined ? {} : { section }),
    ...(typeof words === 'string' && words.trim() !== '' ? { words: words.trim() } : {}),
  };
};

const sourcesOf = (value: unknown, faults: string[]): readonly AnswerSource[] => {
  const entries = cut(listOf(value), SOURCES_MAX, 'sources', faults);
  return entries.flatMap((entry, at) => {
    const source = sourceOf(entry);
    if (source === undefined) faults.push(`its source ${at + 1} names no article`);
    return source ?? [];
  });
};

const dateOf = (values: PageValues, keys: readonly string[], faults: string[]) => {
  const value = values.get(...keys);
  const date = parseDate(value);
  if (value !== undefined && date === undefined)
    faults.push(`"${keys[0]}" is no day: write it like 2026-11-30`);
  return date;
};

/** What a front matter, or an entry of one, says of an answer; `own` is the article that it stands in. */
export const answerFacts = (values: PageValues, own?: string): AnswerFacts => {
  const faults: string[] = [];
  const [question, ...variants] = questionsOf(values, faults);
  const [owner] = textsOf(values.get('owner'));
  const reviewedOn = dateOf(values, ['reviewed', 'reviewed on'], faults);
  const dueOn = dateOf(values, ['review by', 'due'], faults);
  const section = textsOf(values.get('section'))[0];
  const inOwn = own === undefined || section === undefined ? undefined : { article: own, section };
  const [shows = inOwn] = sourcesOf(values.get('shows'), faults);
  const given = sourcesOf(values.get('sources', 'source'), faults);
  const sources = given.length === 0 && own !== undefined ? [{ article: own, ...inOwn }] : given;
  const named = textsOf(values.get('collections', 'collection'));
  const collections = named.filter((name) => COLLECTION.test(name));
  if (collections.length < named.length) faults.push('one of its collections is no name');
  const answer =
    question === undefined
      ? undefined
      : {
          questions: [question, ...variants] as const,
          ...(owner === undefined ? {} : { owner }),
          ...(reviewedOn === undefined ? {} : { reviewedOn }),
          ...(dueOn === undefined ? {} : { dueOn }),
          sources,
          ...(shows === undefined ? {} : { shows }),
        };
  return { answer, collections, faults };
};
