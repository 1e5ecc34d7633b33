import type { DocumentId } from '../../src/qa/types.ts';
import type { BaselineCorpus } from './baseline.ts';
import { stemTerm } from './stemmed-search.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** The share of a question's rarity that its best sentence covers, 0 to 1. */
export type Coverage = (question: string, within?: DocumentId) => number;

/**
 * How well the best sentence covers a question: the sum of the matched terms' inverse document
 * frequencies over that of all its terms.
 */
export const idfCoverage = ({ sentences }: BaselineCorpus): Coverage => {
  const toTerm = stemTerm();
  const termsOf = (text: string): ReadonlySet<string> =>
    new Set([...text.matchAll(WORD)].map(([word]) => toTerm(word)).filter((term) => term !== null));
  const holders = new Map<string, number[]>();
  for (const [id, { text }] of sentences.entries()) {
    for (const term of termsOf(text)) {
      const ids = holders.get(term);
      if (ids === undefined) holders.set(term, [id]);
      else ids.push(id);
    }
  }
  const idf = (term: string): number =>
    Math.log(1 + (sentences.length + 1) / ((holders.get(term)?.length ?? 0) + 0.5));

  return (question, within) => {
    const covered = new Map<number, number>();
    let whole = 0;
    let best = 0;
    for (const term of termsOf(question)) {
      const weight = idf(term);
      whole += weight;
      for (const id of holders.get(term) ?? []) {
        if (within !== undefined && sentences[id]?.documentId !== within) continue;
        const sum = (covered.get(id) ?? 0) + weight;
        covered.set(id, sum);
        best = Math.max(best, sum);
      }
    }
    return whole === 0 ? 0 : best / whole;
  };
};
