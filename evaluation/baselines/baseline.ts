import type { DocumentId, Passage, Span } from '../../src/qa/types.ts';

/** Where a ranked sentence or paragraph stands. */
export interface Place {
  readonly documentId: DocumentId;
  readonly span: Span;
}

export interface BaselineSentence extends Place {
  readonly text: string;
  /** Which of the baseline's paragraphs it belongs to. */
  readonly paragraph: number;
}

export interface BaselineParagraph extends Place {
  readonly text: string;
  readonly title: string;
}

/** The paragraphs of a corpus, and their sentences, as the baselines index them. */
export interface BaselineCorpus {
  readonly sentences: readonly BaselineSentence[];
  readonly paragraphs: readonly BaselineParagraph[];
}

/** A ranking to compare with: best first; `within` keeps to one document. */
export interface Baseline {
  readonly name: string;
  rankSentences(question: string, within?: DocumentId): readonly BaselineSentence[];
  rankParagraphs(question: string): readonly BaselineParagraph[];
}

/** The paragraphs and sentences of passages, in the core's own split, without titles and headings. */
export const baselineCorpus = (
  passages: readonly Passage[],
  titleOf: (documentId: DocumentId) => string,
): BaselineCorpus => {
  const paragraphs: BaselineParagraph[] = [];
  const sentences: BaselineSentence[] = [];
  for (const passage of passages) {
    const { documentId, span, text } = passage;
    for (const sentence of passage.sentences) {
      sentences.push({
        documentId,
        span: sentence.span,
        text: text.slice(sentence.span.start - span.start, sentence.span.end - span.start),
        paragraph: paragraphs.length,
      });
    }
    paragraphs.push({ documentId, span, text, title: titleOf(documentId) });
  }
  return { sentences, paragraphs };
};
