import type { AnswerForm, Citation, Document, Part, Passage } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';

/** A short span that a strategy found, in its sentence. */
export interface FoundWords {
  readonly text: string;
  readonly citation: Citation;
}

/** What a form may look at: the question, the passage and sentence that answer it, and the short spans that were found. */
export interface FormEvidence {
  readonly analysis: Analysis;
  readonly document: Document;
  readonly passage: Passage;
  /** The best sentence of the passage: an index in its `sentences`. */
  readonly at: number;
  readonly words?: {
    /** The strategy that found them. */
    readonly strategy: string;
    readonly parts: readonly [FoundWords, ...FoundWords[]];
  };
  /** The passages of the document, in order. */
  readonly passages: readonly Passage[];
  /** Sentences of the passage that tell of another time than the question asks about, as indexes. */
  readonly ofOtherTimes?: ReadonlySet<number>;
}

/** An answer in one form. */
export interface FormedAnswer {
  readonly parts: readonly [Part, ...Part[]];
  readonly label?: 'yes' | 'no';
}

/** A form an answer can have; order in the registry is priority. */
export interface AnswerFormRule {
  readonly name: AnswerForm;
  /** The answer in this form, or `undefined` where the form does not fit. */
  find(evidence: FormEvidence): FormedAnswer | undefined;
}
