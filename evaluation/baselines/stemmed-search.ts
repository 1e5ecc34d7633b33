import { stem } from 'porter2';
import { itemsOf, searchOver } from './bare-search.ts';
import type { Baseline, BaselineCorpus } from './baseline.ts';

/** A fixed list, so that the baselines stay what they are when the core's own list changes. */
const STOP_WORDS = new Set(
  `a an and are as at be been being but by can could did do does for from had has have he her him his how i if in
  into is it its may me might must my no nor not of on or our s she should so t than that the their them then there
  these they this those to was we were what when where which who whom why will with would you your am about`.split(
    /\s+/,
  ),
);

/** A term as the baselines index it: its Porter2 stem, or nothing for a stop word. */
export const stemTerm = (): ((term: string) => string | null) => {
  const stems = new Map<string, string>();
  return (term) => {
    const word = term.toLowerCase();
    if (STOP_WORDS.has(word)) return null;
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stemmed = stem(word);
    stems.set(word, stemmed);
    return stemmed;
  };
};

/** MiniSearch over stems without stop words, over sentences and over paragraphs. */
export const stemmedSearch = ({ sentences, paragraphs }: BaselineCorpus): Baseline => {
  const options = { fields: ['text'], processTerm: stemTerm() };
  const inSentences = searchOver(sentences, options);
  const inParagraphs = searchOver(paragraphs, options);
  return {
    name: 'stop words + stems',
    rankSentences: (question, within) => itemsOf(sentences, inSentences(question, within)),
    rankParagraphs: (question) => itemsOf(paragraphs, inParagraphs(question)),
  };
};

/** What the paragraph's score weighs beside the sentence's, both as shares of the best one. */
const PARAGRAPH_WEIGHT = 0.5;

/** The same with the title beside each text, and the paragraph's score mixed with the sentence's. */
export const mixedSearch = ({ sentences, paragraphs }: BaselineCorpus): Baseline => {
  const options = { fields: ['text', 'title'], processTerm: stemTerm() };
  const titled = sentences.map((sentence) => ({
    ...sentence,
    title: paragraphs[sentence.paragraph]?.title ?? '',
  }));
  const inSentences = searchOver(titled, options);
  const inParagraphs = searchOver(paragraphs, options);
  return {
    name: '+ paragraph + title',
    rankSentences: (question, within) => {
      const found = inSentences(question, within);
      const around = inParagraphs(question, within);
      const best = found[0]?.score ?? 1;
      const bestAround = around[0]?.score ?? 1;
      const shares = new Map(around.map(({ id, score }) => [id, score / bestAround]));
      const mixed = found.map(({ id, score }) => {
        const share = shares.get(sentences[id]?.paragraph ?? -1) ?? 0;
        return { id, score: score / best + PARAGRAPH_WEIGHT * share };
      });
      return itemsOf(
        sentences,
        mixed.sort((a, b) => b.score - a.score),
      );
    },
    rankParagraphs: (question) => itemsOf(paragraphs, inParagraphs(question)),
  };
};
