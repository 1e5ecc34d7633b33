import type { Document, Span } from '../../src/qa/types.ts';
import { bodySpans, composeDocument } from '../compose-document.ts';
import type { RankingQuestion, RankingSet } from '../question-set.ts';

interface Labelled {
  readonly text: string;
  readonly isRight: boolean;
}

/** One question with the sentences to rank for it. */
export interface LabelledSentences {
  readonly question: string;
  readonly title: string;
  readonly heading?: string;
  readonly sentences: readonly Labelled[];
  /** Whether the sentences stand one after the other in one article. */
  readonly isRunningText: boolean;
}

/** What ends otherwise is a caption or an item of a list. */
const SENTENCE_END = /[.!?:;]["')\]]*$/;

/** The sentences as paragraphs: running text stays together, captions and items of lists stand alone. */
const toParagraphs = ({
  sentences,
  isRunningText,
}: LabelledSentences): readonly (readonly Labelled[])[] => {
  const paragraphs: Labelled[][] = [];
  let isOpen = false;
  for (const sentence of sentences) {
    const isWhole = SENTENCE_END.test(sentence.text);
    if (isOpen && isWhole) paragraphs.at(-1)?.push(sentence);
    else paragraphs.push([sentence]);
    isOpen = isRunningText && isWhole;
  }
  return paragraphs;
};

/** Where the sentences of joined paragraphs stand. */
const spansOf = (document: Document, paragraphs: readonly (readonly Labelled[])[]): Span[] => {
  const blocks = bodySpans(document);
  return paragraphs.flatMap((paragraph, place) => {
    let at = blocks[place]?.start ?? 0;
    return paragraph.map(({ text }) => {
      const span = { start: at, end: at + text.length };
      at = span.end + 1;
      return span;
    });
  });
};

/** A ranking set with one document a question: its title, its heading, and the sentences to rank. */
export const toRankingSet = (items: readonly LabelledSentences[]): RankingSet => {
  const documents: Document[] = [];
  const questions: RankingQuestion[] = [];
  for (const [index, item] of items.entries()) {
    const id = `question-${String(index).padStart(5, '0')}`;
    const sentences = item.sentences.filter(({ text }) => text !== '');
    const paragraphs = toParagraphs({ ...item, sentences });
    const document = composeDocument(id, item.title, [
      { kind: 'title', text: item.title },
      { kind: 'heading', text: item.heading ?? '' },
      ...paragraphs.map((paragraph) => ({
        kind: 'body' as const,
        text: paragraph.map(({ text }) => text).join(' '),
      })),
    ]);
    const spans = spansOf(document, paragraphs);
    documents.push(document);
    questions.push({
      id,
      text: item.question,
      documentId: id,
      candidates: sentences.flatMap(({ isRight }, place) => {
        const span = spans[place];
        return span === undefined ? [] : [{ span, isRight }];
      }),
    });
  }
  return { documents, questions };
};
