// Long: one union, whose kinds renderers switch over: parted, they would drift apart.

import type { Confidence, DocumentId, FigureId } from '../../qa/types.ts';
import type { Notice } from './notice.ts';

/**
 * What a reply shows, free of any platform. All strings are raw text from articles and users:
 * the platform's renderer escapes and trims them, there and only there.
 */
export type Card =
  | AnswerCard
  | FigureCard
  | FiguresCard
  | ComparisonCard
  | TrendCard
  | TopicsCard
  | AbstentionCard
  | PassagesCard
  | TraceCard
  | HelpCard
  | StatusCard
  | DigestCard
  | NoticeCard;

/** A piece of a sentence; emphasised runs are the answer. The runs of a sentence join to exactly the article's text. */
export interface Run {
  readonly text: string;
  readonly isAnswer: boolean;
}

/** Where a sentence stands in the text of its article, and what it was when it was quoted. */
export interface Place {
  readonly documentId: DocumentId;
  /** UTF-16 units, half open. */
  readonly start: number;
  readonly end: number;
  /** A hash of the sentence, by which a later change is noticed. */
  readonly hash: string;
}

/** The article a quote stands in. */
export interface Source {
  readonly documentId: DocumentId;
  readonly title: string;
  /** The headings above the quote, the outermost first. */
  readonly section?: readonly string[];
  readonly publisher?: string;
  readonly publishedOn?: string;
  /** The article's own address. */
  readonly url?: string;
  readonly place?: Place;
  /** Where the article can be read at that very place, when there is a viewer that people reach. */
  readonly viewerUrl?: string;
}

/**
 * A piece of what is quoted, in the shape it has in the article. `depth` counts the lists around an item, from 1; a
 * `continued` item is a further paragraph of the one before it. `omission` marks words that are left out.
 */
export type QuoteBlock =
  | { readonly kind: 'text' | 'label'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'item';
      readonly runs: readonly Run[];
      readonly depth: number;
      /** Where the list counts, from 1. */
      readonly number?: number;
      readonly isContinued: boolean;
    }
  | {
      readonly kind: 'table';
      /** Empty where there is none. */
      readonly header: readonly (readonly Run[])[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'omission' };

/** Words of an article with who said them and where they stand. */
export interface Quote {
  readonly blocks: readonly QuoteBlock[];
  /** What the section says beyond that. */
  readonly rest?: readonly QuoteBlock[];
  /** Absent where the article names none: renderers then say "the article". */
  readonly speaker?: string;
  readonly role?: string;
  readonly source: Source;
}

/** `follow-up` and `comment` ask for words first: the platform opens a form when they are pressed. */
export const ACTION_KINDS = [
  'undo-correction',
  'related',
  'rest',
  'more',
  'why',
  'feedback',
  'comment',
  'follow-up',
  'share',
  'ask-person',
  'resolve',
  'make-answer',
  'remove',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** A button. `ref` is a receipt key of at most 60 characters. */
export interface Action {
  readonly kind: ActionKind;
  readonly ref: string;
  /** Shown on the button where the kind alone does not say it (a related figure's name). */
  readonly label?: string;
}

interface CardBase {
  /** What the asker should know beside the answer: carried over, corrected, only one part answered. */
  readonly notes: readonly string[];
  readonly actions: readonly Action[];
  /** The locale that the product's own words around it are in; English, unless told. What articles say stays as it is. */
  readonly locale?: string;
}

export interface AnswerCard extends CardBase {
  readonly kind: 'answer';
  /** The words in front, several joined by "; "; absent where the quotes are the answer. */
  readonly answer?: string;
  /** "Yes" or "No", where the quote says so plainly: no word of an article. */
  readonly verdict?: string;
  readonly confidence: Confidence;
  /** At least one; an answer may be spread over an article. */
  readonly quotes: readonly Quote[];
  /** Articles that say something else, newest first. */
  readonly conflicts: readonly Quote[];
  /** Where else to look, where the answer is not sure. */
  readonly nearest: readonly Quote[];
  readonly verified?: VerifiedMark;
}

/** Who checked an answer, when (YYYY-MM-DD), and the places of articles that it rests on. */
export interface VerifiedMark {
  readonly by: string;
  readonly on: string;
  readonly sources: readonly Source[];
}

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** The value as printed in the article. */
  readonly printed: string;
  readonly series?: string;
}

/** A chart as data; whoever draws it keeps the printed values. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly alt: string;
  readonly points: readonly ChartPoint[];
}

export interface FigureRow {
  readonly id: FigureId;
  /** As printed, qualifier included. */
  readonly value: string;
  readonly metric: string;
  readonly entity?: string;
  readonly period?: string;
  readonly speaker?: string;
  /** The sentence it stands in, and where that can be read. */
  readonly place?: Place;
  readonly viewerUrl?: string;
}

export interface FigureCard extends CardBase {
  readonly kind: 'figure';
  readonly figure: FigureRow;
  readonly role?: string;
  /** Direction and baseline in words of the card's own, with printed values. */
  readonly change?: string;
  readonly quote: Quote;
  readonly confidence: Confidence;
  readonly conflicts: readonly Quote[];
  /** Where else to look, where the figure is not sure to be the one. */
  readonly nearest: readonly Quote[];
  readonly related: readonly { readonly label: string; readonly question: string }[];
  readonly chart?: Chart;
}

export interface FiguresCard extends CardBase {
  readonly kind: 'figures';
  readonly source: Source;
  readonly rows: readonly FigureRow[];
}

export interface ComparisonCard extends CardBase {
  readonly kind: 'comparison';
  readonly left: string;
  readonly right: string;
  readonly rows: readonly {
    readonly metric: string;
    readonly left: FigureRow;
    readonly right: FigureRow;
    /** A difference the articles do not print; renderers mark it "computed". */
    readonly computed?: string;
    readonly sources: readonly Source[];
  }[];
  readonly chart?: Chart;
}

export interface TrendCard extends CardBase {
  readonly kind: 'trend';
  readonly metric: string;
  readonly entity?: string;
  readonly rows: readonly { readonly figure: FigureRow; readonly source: Source }[];
  readonly chart?: Chart;
}

export interface TopicsCard extends CardBase {
  readonly kind: 'topics';
  readonly lead: string;
  readonly topics: readonly { readonly label: string; readonly count: number }[];
  /** Buttons that ask for one of the topics. */
  readonly related?: FigureCard['related'];
}

export interface AbstentionCard extends CardBase {
  readonly kind: 'abstention';
  readonly headline: string;
  readonly reason: string;
  readonly nearest: readonly Quote[];
  readonly didYouMean?: string;
}

export interface PassagesCard extends CardBase {
  readonly kind: 'passages';
  readonly question: string;
  readonly quotes: readonly Quote[];
}

export interface TraceCard extends CardBase {
  readonly kind: 'trace';
  readonly lead: string;
  readonly lines: readonly string[];
  /** The same apart, for whoever can show more than lines. */
  readonly details?: TraceDetails;
}

/** What an answer was weighed by; all weights and scores are 0 or more. */
export interface TraceDetails {
  readonly terms: readonly {
    readonly text: string;
    readonly weight: number;
    /** What was tried in its place, or that no article holds it. */
    readonly note?: string;
  }[];
  /** Best first. */
  readonly sentences: readonly {
    readonly quote: string;
    readonly score: number;
    readonly matched: readonly string[];
    /** The parts of the score, as one line. */
    readonly because: string;
  }[];
  readonly facts: readonly string[];
}

export interface HelpCard extends CardBase {
  readonly kind: 'help';
  readonly lead: string;
  /** Ways to ask, one line each, in the words of the platform that shows them. */
  readonly commands: readonly { readonly usage: string; readonly description: string }[];
  /** Questions that are sure to be answered. */
  readonly samples: readonly string[];
}

export interface StatusCard extends CardBase {
  readonly kind: 'status';
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** What there is to do about the articles; its words are in its language already. */
export interface DigestCard extends CardBase {
  readonly kind: 'digest';
  readonly lead: string;
  readonly sections: readonly {
    readonly title: string;
    readonly lines: readonly { readonly question: string; readonly count?: number }[];
  }[];
}

export interface NoticeCard extends CardBase {
  readonly kind: 'notice';
  readonly tone: 'info' | 'problem';
  readonly text: string;
  /** Which notice it is, for programs. */
  readonly about?: string;
  /** What it says, so that it can be said in another language. */
  readonly notice?: Notice;
  /** Seconds after which the same may be tried again. */
  readonly waitSeconds?: number;
}
