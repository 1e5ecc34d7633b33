import type { Document } from '../../../qa/types.ts';
import type { StatusCard } from '../card.ts';

const TOPICS_SHOWN = 5;
const PUBLISHERS_SHOWN = 3;

/** What there is to ask about. */
export interface CorpusFacts {
  /** Only those the reader may see. */
  readonly documents: readonly Document[];
  /** What most figures are about, the most frequent first. */
  readonly topics: readonly string[];
}

const datesOf = (documents: readonly Document[]): string | undefined => {
  const dates = documents.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return first === last ? first : `${first} to ${last}`;
};

const publishersOf = (documents: readonly Document[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const { publisher } of documents) {
    if (publisher !== undefined) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const more = names.length - PUBLISHERS_SHOWN;
  const shown = names.slice(0, PUBLISHERS_SHOWN).join(', ');
  if (shown === '') return undefined;
  return more > 0 ? `${shown} and ${more} more` : shown;
};

const newestOf = (documents: readonly Document[]): string | undefined => {
  const dated = documents.filter(({ publishedOn }) => publishedOn !== undefined);
  const [newest] = dated.toSorted((a, b) =>
    (b.publishedOn ?? '').localeCompare(a.publishedOn ?? ''),
  );
  return newest === undefined ? undefined : `${newest.title} (${newest.publishedOn})`;
};

/** The corpus at a glance: how many articles, from when, by whom, the newest, and what their figures are about. */
export const corpusCard = ({ documents, topics }: CorpusFacts): StatusCard => {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Articles', documents.length.toLocaleString('en')],
    ['Published', datesOf(documents)],
    ['By', publishersOf(documents)],
    ['Newest', newestOf(documents)],
    ['Figures about', topics.slice(0, TOPICS_SHOWN).join(', ') || undefined],
  ];
  return {
    kind: 'status',
    lines: lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
    notes: [],
    actions: [],
  };
};
