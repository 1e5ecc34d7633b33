import { countWords } from '../../corpus/passages/count-words.ts';
import type { Block, Span } from '../../types.ts';
import type { FormEvidence } from './answer-form.ts';
import { around, documentPath, introducedBy } from './document-blocks.ts';
import { type Excerpt, excerptOf, sameVoice, WHOLE_WORDS, wordsOfRange } from './excerpt.ts';

export type ListBlock = Block & { readonly kind: 'list' };

/** Steps and lists are shown whole up to about as many words. */
const LIST_WORDS = 180;

/** The list that the best sentence is in or introduces, whole as it stands in the document. */
export const listAround = ({ document, passage, at }: FormEvidence): ListBlock | undefined => {
  const sentence = passage.sentences[at] ?? passage.sentences[0];
  const introduced = introducedBy(passage.blocks, sentence.span);
  const place = introduced?.kind === 'list' ? introduced.span : sentence.span;
  const lists = around(documentPath(document, place), 'list');
  const fitting = lists.find(({ span }) => countWords(document.text, span) <= LIST_WORDS);
  return fitting ?? lists.at(-1);
};

/** The only list of the passage, whole. */
export const onlyList = ({ document, passage }: FormEvidence): ListBlock | undefined => {
  const [first, ...more] = passage.blocks.filter(({ kind }) => kind === 'list');
  return first === undefined || more.length > 0
    ? undefined
    : around(documentPath(document, first.span), 'list')[0];
};

/** A list with what introduces it, within its passage where that is short; of a long list the items around the best one. */
export const listExcerpt = (evidence: FormEvidence, list: ListBlock): Excerpt => {
  const { passage, at } = evidence;
  const voice = sameVoice(passage, at);
  const isInside = list.span.start >= passage.span.start && list.span.end <= passage.span.end;
  if (isInside && wordsOfRange(evidence, voice) <= WHOLE_WORDS) return excerptOf(evidence, voice);
  return longList(evidence, list);
};

const longList = ({ document, passage, at }: FormEvidence, list: ListBlock): Excerpt => {
  const { items, leadIn } = list;
  const { start } = (passage.sentences[at] ?? passage.sentences[0]).span;
  const best = Math.max(
    0,
    items.findIndex(({ span }) => span.start <= start && start < span.end),
  );
  const wordsAt = (index: number): number =>
    countWords(document.text, items[index]?.span ?? { start: 0, end: 0 });
  // From the beginning, where the best item is reached so; else that item and what stands around it.
  let [from, past, words] = [0, 0, leadIn === undefined ? 0 : countWords(document.text, leadIn)];
  for (; past < items.length && words + wordsAt(past) <= LIST_WORDS; past += 1)
    words += wordsAt(past);
  if (past <= best) {
    [from, past, words] = [best, best + 1, wordsAt(best)];
    for (; past < items.length && words + wordsAt(past) <= LIST_WORDS; past += 1)
      words += wordsAt(past);
    for (; from > 0 && words + wordsAt(from - 1) <= LIST_WORDS; from -= 1)
      words += wordsAt(from - 1);
  }
  const spans = (some: ListBlock['items']): readonly Span[] => some.map(({ span }) => span);
  return {
    shown: [...(leadIn === undefined ? [] : [leadIn]), ...spans(items.slice(from, past))],
    rest: [...spans(items.slice(0, from)), ...spans(items.slice(past))],
  };
};
