import MiniSearch, { type Options } from 'minisearch';
import type { DocumentId } from '../../src/qa/types.ts';
import type { Baseline, BaselineCorpus, Place } from './baseline.ts';

/** A search over items, best first with scores; `within` keeps to one document. */
export type Search = (
  question: string,
  within?: DocumentId,
) => readonly { readonly id: number; readonly score: number }[];

/** MiniSearch over items that are told apart by their place in the list. */
export const searchOver = <Item extends Place>(
  items: readonly Item[],
  options: Pick<Options<Item>, 'fields' | 'processTerm'>,
): Search => {
  const index = new MiniSearch({ ...options });
  index.addAll(items.map((item, id) => ({ ...item, id })));
  return (question, within) =>
    within === undefined
      ? index.search(question)
      : index.search(question, { filter: ({ id }) => items[id]?.documentId === within });
};

/** The items that a search found, in its order. */
export const itemsOf = <Item>(
  items: readonly Item[],
  found: readonly { readonly id: number }[],
): readonly Item[] =>
  found.map(({ id }) => items[id]).filter((item): item is Item => item !== undefined);

/** MiniSearch as it comes, over sentences and over paragraphs. */
export const bareSearch = ({ sentences, paragraphs }: BaselineCorpus): Baseline => {
  const inSentences = searchOver(sentences, { fields: ['text'] });
  const inParagraphs = searchOver(paragraphs, { fields: ['text'] });
  return {
    name: 'bare MiniSearch',
    rankSentences: (question, within) => itemsOf(sentences, inSentences(question, within)),
    rankParagraphs: (question) => itemsOf(paragraphs, inParagraphs(question)),
  };
};
