import { bodySpans, composeDocument } from '../compose-document.ts';
import type { RankingQuestion, RankingSet } from '../question-set.ts';

/** One question with the sentences to rank for it. */
export interface LabelledSentences {
  readonly question: string;
  readonly title: string;
  readonly heading?: string;
  readonly sentences: readonly { readonly text: string; readonly isRight: boolean }[];
}

/** A ranking set with one document a question: its title, its heading, and each sentence as a paragraph. */
export const toRankingSet = (items: readonly LabelledSentences[]): RankingSet => {
  const documents: RankingSet['documents'][number][] = [];
  const questions: RankingQuestion[] = [];
  for (const [index, item] of items.entries()) {
    const id = `question-${String(index).padStart(5, '0')}`;
    const sentences = item.sentences.filter(({ text }) => text.trim() !== '');
    const document = composeDocument(id, item.title, [
      { kind: 'title', text: item.title },
      { kind: 'heading', text: item.heading ?? '' },
      ...sentences.map(({ text }) => ({ kind: 'body' as const, text })),
    ]);
    documents.push(document);
    questions.push({
      id,
      text: item.question,
      documentId: id,
      candidates: bodySpans(document).map((span, place) => ({
        span,
        isRight: sentences[place]?.isRight ?? false,
      })),
    });
  }
  return { documents, questions };
};
