import type { Scope } from '../../../qa/types.ts';
import type { Card, Quote, Source } from '../card.ts';
import type { Documents } from '../quotes/quote.ts';
import { blockTexts } from '../quotes/quote-blocks.ts';
import { quoteHash } from '../quotes/quote-hash.ts';

const quotesIn = (card: Card): readonly Quote[] => {
  switch (card.kind) {
    case 'answer':
      return [...card.quotes, ...card.conflicts, ...card.nearest];
    case 'figure':
      return [card.quote, ...card.conflicts, ...card.nearest];
    case 'abstention':
      return card.nearest;
    case 'passages':
      return card.quotes;
    case 'figures':
    case 'comparison':
    case 'trend':
    case 'topics':
    case 'trace':
    case 'help':
    case 'status':
    case 'digest':
    case 'notice':
      return [];
    default:
      return card satisfies never;
  }
};

/** The articles of a card's tables, each with the values printed there. */
const rowsIn = (
  card: Card,
): readonly { readonly source: Source; readonly values: readonly string[] }[] => {
  if (card.kind === 'figures')
    return [{ source: card.source, values: card.rows.map(({ value }) => value) }];
  if (card.kind === 'trend')
    return card.rows.map(({ figure, source }) => ({ source, values: [figure.value] }));
  if (card.kind === 'comparison')
    return card.rows.flatMap(({ sources }) => sources.map((source) => ({ source, values: [] })));
  return [];
};

/** Whether an article says this still, and the scope may see it. */
export const isStanding = (
  { documentId }: Source,
  texts: readonly string[],
  documents: Documents,
  scope: Scope,
): boolean => {
  const document = documents.get(documentId);
  if (document === undefined || !scope.collections.includes(document.collection)) return false;
  return texts.every((text) => document.text.includes(text));
};

/** The stretches of an article that a quote shows. */
export const quoteTexts = ({ blocks, rest = [] }: Quote): readonly string[] =>
  [...blocks, ...rest].flatMap(blockTexts);

/** The places that a verified answer rests on. */
const sourcesIn = (card: Card): readonly Source[] =>
  card.kind === 'answer' ? (card.verified?.sources ?? []) : [];

/** Whether the words of a place are what they were. */
const isUnchanged = ({ documentId, place }: Source, documents: Documents): boolean =>
  place === undefined ||
  quoteHash(documents.get(documentId)?.text.slice(place.start, place.end) ?? '') === place.hash;

/** Whether everything a card shows of articles still stands in them, and the scope may see all of it. */
export const isStandingCard = (card: Card, documents: Documents, scope: Scope): boolean =>
  sourcesIn(card).every(
    (source) => isStanding(source, [], documents, scope) && isUnchanged(source, documents),
  ) &&
  quotesIn(card).every((quote) => isStanding(quote.source, quoteTexts(quote), documents, scope)) &&
  rowsIn(card).every(({ source, values }) => isStanding(source, values, documents, scope));
