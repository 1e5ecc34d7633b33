import type { FigureAnswer } from '../../qa/figures/ask-figures.ts';
import type { Topic } from '../../qa/figures/index/completions.ts';
import type { Answered, Document, DocumentId, Figure, Passage, Span } from '../../qa/types.ts';

/** A passage that matches, with the sentence of it that matches best; scores compare within one search only. */
export interface FoundPassage {
  readonly document: Document;
  /** The passage as a whole; the sentence alone where it has since gone. */
  readonly passage: Passage | undefined;
  readonly sentence: Span;
  readonly quote: string;
  readonly score: number;
}

/** What a command found, before it was made a card: for programs, which read no cards. */
export type Found =
  | {
      readonly kind: 'answer';
      readonly question: string;
      readonly answered: Answered;
      readonly documents: ReadonlyMap<DocumentId, Document>;
      /** The core's time for it. */
      readonly elapsedMs: number;
    }
  | {
      readonly kind: 'passages';
      /** Best first. */
      readonly passages: readonly FoundPassage[];
      /** Whose titles hold every word, the last one perhaps not yet typed to its end. */
      readonly articles: readonly Document[];
    }
  | {
      readonly kind: 'figure';
      readonly answer: FigureAnswer;
      /** Figures that give another value for the same thing. */
      readonly conflicts: readonly Figure[];
    }
  /** In the order of the articles' ids and of their texts. */
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  /** The most frequent first. */
  | { readonly kind: 'topics'; readonly topics: readonly Topic[] }
  /** In the order of their ids. */
  | { readonly kind: 'articles'; readonly documents: readonly Document[] }
  /** `undefined` where the asker may see no such article. */
  | {
      readonly kind: 'article';
      readonly document: Document | undefined;
      readonly figures: readonly Figure[];
    }
  | {
      readonly kind: 'gaps';
      readonly gaps: readonly { readonly question: string; readonly count: number }[];
    };

/** What was found, where it is of this kind. */
export const foundOf = <Kind extends Found['kind']>(
  { found }: { readonly found?: Found },
  kind: Kind,
): Extract<Found, { readonly kind: Kind }> | undefined =>
  found?.kind === kind ? (found as Extract<Found, { readonly kind: Kind }>) : undefined; // its kind says so
