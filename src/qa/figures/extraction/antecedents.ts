import type { NameKind, NameMention } from '../../types.ts';
import { isReporter } from './is-reporter.ts';
import { printedOf, type SentenceView, type TokenRange } from './sentence-view.ts';

/** What names the nouns that stand for them can have; the first kind is the likeliest. */
const KINDS: ReadonlyMap<string, readonly NameKind[]> = new Map(
  Object.entries<readonly NameKind[]>({
    city: ['place', 'name'],
    town: ['place', 'name'],
    province: ['place', 'name'],
    country: ['place', 'name'],
    region: ['place', 'name'],
    company: ['organisation', 'name', 'person'],
    firm: ['organisation', 'name', 'person'],
    airline: ['organisation', 'name', 'person'],
    bank: ['organisation', 'name', 'person'],
    club: ['organisation', 'name', 'person'],
    team: ['organisation', 'name', 'person'],
    university: ['organisation', 'name'],
    museum: ['organisation', 'name'],
  }),
);

const rangeOf = ({ first, last }: NameMention): TokenRange => ({ first, past: last + 1 });

/**
 * The name that "the city" or "the company" stands for: the last one before it in the segment of a kind
 * that fits, else the document's most frequent. `undefined` for other phrases, and where there is none.
 */
export const antecedentOf = (view: SentenceView, range: TokenRange): string | undefined => {
  const { names: context } = view;
  const { segment } = view;
  const { word } = segment.tokens;
  const noun = word[range.first] ?? '';
  const kinds = KINDS.get(noun);
  if (kinds === undefined || range.past - range.first > 1) return undefined;
  const before = segment.names.filter(
    (name) =>
      name.last < range.first &&
      !isReporter(view, rangeOf(name)) &&
      (name.last > name.first || context.properWords.has(word[name.first] ?? '')),
  );
  const wordsOf = ({ first, last }: NameMention): readonly string[] => word.slice(first, last + 1);
  // "Henan Province ... the province": the noun itself ties the two.
  const tied = before.findLast((name) => wordsOf(name).includes(noun));
  const fitting = before.filter(
    (name) =>
      kinds.includes(name.kind) &&
      (noun === 'country' || !context.countries.has(wordsOf(name).join(' '))),
  );
  const others = before.filter(
    (name) => kinds[0] === 'organisation' && !context.countries.has(wordsOf(name).join(' ')),
  );
  const name =
    tied ?? fitting.findLast(({ kind }) => kind === kinds[0]) ?? fitting.at(-1) ?? others.at(-1);
  if (name !== undefined) return printedOf(segment, rangeOf(name));
  const [likeliest] = kinds;
  if (likeliest !== 'organisation') return undefined;
  return context.frequent.find(({ kind }) => kinds.includes(kind))?.name;
};
