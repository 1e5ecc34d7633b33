// Long: the vocabulary: one word for one thing, in one place.

/** The vocabulary of the core: types only, no imports. One word for one thing everywhere. */

/** The path inside the corpus folder without its extension, "/" kept; further articles of one file add "~2", "~3". */
export type DocumentId = string;
/** `documentId#n`, n counting the passages of a document from 0. */
export type PassageId = string;
export type FigureId = string;
/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A half-open range [start, end) in UTF-16 units of `Document.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Document {
  readonly id: DocumentId;
  readonly title: string;
  readonly publisher?: string;
  readonly authors: readonly string[];
  readonly publishedOn?: IsoDate;
  /** A link readers can follow; absent when the source is only a name. */
  readonly url?: string;
  /** Where the article comes from, when the source is a plain name and no URL. */
  readonly source?: string;
  readonly tags: readonly string[];
  /** Other names of what it is about; absent where it tells none. */
  readonly aliases?: readonly string[];
  /** What is wrong with its file and cost nothing of its text; absent where nothing is. */
  readonly warnings?: readonly string[];
  readonly collection: string;
  readonly language: string;
  /** The reader's output: LF line ends, NFC, otherwise as written. */
  readonly text: string;
  /** The whole article: its heading is the title, where that stands in `text`. */
  readonly root: Section;
  /** It is no article: an editor's answer to a question, which stands in `text`. */
  readonly verified?: VerifiedAnswer;
}

/** An article, by its id or its path, or a section of it, with the words that an answer rests on. */
export interface AnswerSource {
  readonly article: string;
  readonly section?: string;
  /** Exactly as the article has them, but for blanks and the form of quotes and dashes. */
  readonly words?: string;
}

/** What an editor answers a question with; it is a draft as long as nobody is named who checked it, and when. */
export interface VerifiedAnswer {
  /** The file it stands in, "/" kept: the answers of one file to the same question are one answer. */
  readonly file: string;
  /** The question, and other ways to ask it. */
  readonly questions: readonly [string, ...string[]];
  readonly owner?: string;
  readonly reviewedOn?: IsoDate;
  /** When it is to be looked at again. */
  readonly dueOn?: IsoDate;
  /** What it rests on; it stands as long as all of these do. */
  readonly sources: readonly AnswerSource[];
  /** The section that is shown, in the place of words of its own. */
  readonly shows?: AnswerSource;
}

/** A heading and what stands under it; blocks come before its sections. */
export interface Section {
  readonly heading?: Span;
  /** 0 for the article itself, else as the page has it: from 1. */
  readonly level: number;
  /** What an address names the section by, without "#". */
  readonly anchor?: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What a page is made of; every span lies in `Document.text`, and a block's own span holds those inside it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly span: Span }
  | { readonly kind: 'quotation'; readonly span: Span; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'callout';
      readonly span: Span;
      /** "Warning", "Before you begin". */
      readonly label?: Span;
      readonly blocks: readonly Block[];
    }
  | {
      readonly kind: 'list';
      readonly span: Span;
      readonly ordered: boolean;
      /** The number of its first item, where that is not 1. */
      readonly start?: number;
      /** The sentence that introduces it, outside `span`. */
      readonly leadIn?: Span;
      readonly items: readonly ListItem[];
    }
  | {
      readonly kind: 'table';
      readonly span: Span;
      readonly caption?: Span;
      /** One span a cell, empty cells too; none where the table has no header. */
      readonly header: readonly Span[];
      readonly rows: readonly (readonly Span[])[];
    }
  | {
      readonly kind: 'code';
      readonly span: Span;
      readonly language?: string;
      /** The sentence before it, outside `span`. */
      readonly leadIn?: Span;
    }
  | {
      readonly kind: 'definition';
      readonly span: Span;
      readonly term: Span;
      readonly body: readonly Block[];
    }
  | {
      readonly kind: 'question';
      readonly span: Span;
      /** A heading, a summary, or the words behind "Q:". */
      readonly question: Span;
      readonly answer: readonly Block[];
    }
  | {
      readonly kind: 'image';
      /** Of its caption, else of what stands for the picture. */
      readonly span: Span;
      readonly alt?: string;
    };

export interface ListItem {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** The kinds of text that stands apart from what is around it. */
export type SegmentKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'code'
  | 'caption'
  | 'term'
  | 'label'
  | 'question';

/** Who said it: direct (in quotation marks), reported ("X said that"), or continued (X's report carries on). */
export interface Attribution {
  readonly speaker: string;
  readonly role?: string;
  readonly mode: 'direct' | 'reported' | 'continued';
}

/** The words of a passage as parallel arrays: entry i of each describes token i. */
export interface Tokens {
  /** Offsets in `Document.text`. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Normalised lower-case form: NFKC, straight quotes. */
  readonly word: readonly string[];
  /** Porter2 stem of `word`. */
  readonly stem: readonly string[];
  /** Universal part of speech. */
  readonly tag: readonly PartOfSpeech[];
}

export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'
  | 'SPACE';

export type NameKind = 'person' | 'organisation' | 'place' | 'name';

/** A proper name in a passage; `first` and `last` are token indexes, both inclusive. */
export interface NameMention {
  readonly kind: NameKind;
  readonly first: number;
  readonly last: number;
}

/** Tokens [first, last] of a passage, both inclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

export interface Sentence {
  readonly span: Span;
  /** Token indexes [first, past) in the passage's `tokens`. */
  readonly first: number;
  readonly past: number;
  /** What it is a sentence of: a table's row and a block of code are a sentence each. */
  readonly kind: SegmentKind;
  readonly attribution?: Attribution;
}

/** Words with their analysis, computed once at load: nothing of them is parsed again per question. */
export interface TextAnalysis {
  readonly documentId: DocumentId;
  readonly span: Span;
  /** `Document.text` at `span`. */
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly [Sentence, ...Sentence[]];
  readonly names: readonly NameMention[];
  /** The text of the nearest heading above, or the title. */
  readonly heading: string;
}

/** The smallest text that stands apart: a paragraph, an item's own words, a table's row, a heading. Speakers and figures are read in it. */
export interface Segment extends TextAnalysis {
  readonly kind: SegmentKind;
}

/**
 * What a reader would be shown: neighbouring blocks of one section, about 120 words. A few words that say nothing by themselves
 * join a neighbour: then headings stand in its text, as sentences that answer nothing.
 */
export interface Passage extends TextAnalysis {
  readonly id: PassageId;
  /** The title and the headings above it, and the question that it answers: context, never an answer. */
  readonly path: readonly string[];
  /** What it holds, in order; of a long list or table the part that lies in `span`. */
  readonly blocks: readonly Block[];
  /** A lead-in or a table's header that stands before `span` and belongs to it. */
  readonly carried: readonly Span[];
  /** The words of `path` below the title, and of `carried`. */
  readonly around: Pick<Tokens, 'word' | 'stem'>;
}

/** What the asker may see: applied before ranking, to vocabulary, idf, suggestions and counts too. */
export interface Scope {
  readonly collections: readonly string[];
}

/** Explicit `key:value` filters: they exclude. Both dates are inclusive and compare with the publication date. */
export interface Filters {
  readonly after?: IsoDate;
  readonly before?: IsoDate;
  /** A speaker. */
  readonly by?: string;
  /** A document id or (part of) a title. */
  readonly article?: string;
}

/** What carries over from one question of a conversation to the next. JSON, bounded. */
export interface ConversationContext {
  readonly entities: readonly string[];
  readonly metric?: string;
  readonly period?: Period;
  readonly terms: readonly string[];
  readonly documentId?: DocumentId;
  /** Those of the entities that are people. */
  readonly people?: readonly string[];
  /** The question before, filled in, at most 300 characters. */
  readonly question?: string;
  /** The sentence that answered it, at most 300 characters. */
  readonly quote?: string;
}

export interface Question {
  readonly text: string;
  readonly filters?: Filters;
  readonly context?: ConversationContext;
  /** The words are meant as they are written: no other spelling is tried in their place. */
  readonly isVerbatim?: boolean;
}

export type AnswerType =
  | 'figure'
  | 'person'
  | 'organisation'
  | 'place'
  | 'date'
  | 'definition'
  | 'reason'
  | 'list'
  | 'quotation'
  | 'yes-no'
  | 'passage';

/** The time a statement is about, both days inclusive; never the publication date by default. */
export interface Period {
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Comparable within one query only. */
export interface ScoredPassage {
  readonly passage: Passage;
  readonly score: number;
  /** From 1. */
  readonly rank: number;
}

export interface Citation {
  readonly documentId: DocumentId;
  readonly passageId: PassageId;
  readonly sentence: Span;
  readonly answer: Span;
  /** The sentence: exactly `Document.text` at `sentence`. */
  readonly quote: string;
  readonly attribution?: Attribution;
}

/**
 * `currency`: name is an ISO 4217 code; `count`: what is counted, empty where nothing says it; `percent`: "%";
 * `fraction`: a share of one ("one in five" is 0.2).
 */
export interface Unit {
  readonly kind:
    | 'percent'
    | 'percentage-points'
    | 'currency'
    | 'count'
    | 'times'
    | 'measure'
    | 'fraction';
  readonly name: string;
}

export type Qualifier = 'about' | 'nearly' | 'at-least' | 'at-most' | 'more-than' | 'less-than';

export interface Quantity {
  /** As printed. */
  readonly text: string;
  readonly value: number;
  /** The upper end of a range. */
  readonly high?: number;
  readonly unit: Unit;
  readonly qualifier?: Qualifier;
}

export interface FigureChange {
  readonly direction: 'up' | 'down';
  readonly from?: Quantity;
  readonly to?: Quantity;
  readonly by?: Quantity;
  /** The time or thing it is compared with. */
  readonly baseline?: Period;
}

export interface Figure {
  readonly id: FigureId;
  /** What is measured: the shortest phrase of the article that says it. */
  readonly metric: string;
  readonly entity?: string;
  readonly quantity: Quantity;
  readonly period?: Period;
  readonly change?: FigureChange;
  readonly citation: Citation;
}

/** The shape that an answer has: a stored answer is a question's own; "yes" and "no" are labels of a sentence. */
export type AnswerForm =
  | 'words'
  | 'sentence'
  | 'steps'
  | 'list'
  | 'table'
  | 'definition'
  | 'stored'
  | 'code'
  | 'passage';

export interface Part {
  readonly form: AnswerForm;
  /** What answers: exactly `Document.text` at `citation.answer`. */
  readonly text: string;
  /** What is quoted of the document, in order: sentences, items, rows, blocks of code. */
  readonly shown: readonly Span[];
  /** What of the section is left out and can be asked for, in order. */
  readonly rest?: readonly Span[];
  readonly citation: Citation;
}

/** How sure an answer is: `likely` ones are shown as what may answer. */
export type Confidence = 'strong' | 'likely';

export type AbstentionReason =
  | 'no-passage'
  | 'low-evidence'
  | 'missing-entity'
  | 'missing-period'
  | 'filtered-out'
  | 'not-a-question'
  | 'unsupported-language';

/** All scores here are 0 to 1 and comparable across questions. */
export type Answer =
  | {
      readonly kind: 'extract';
      readonly answerType: AnswerType;
      /** Several where the answer is spread over an article, or the question asks for two things. */
      readonly parts: readonly [Part, ...Part[]];
      /** Where the words say so plainly, of a question that wants it. */
      readonly label?: 'yes' | 'no';
      /** Articles that say something else about the same thing, newest first. */
      readonly conflicts: readonly Part[];
      /** What comes nearest beside it, where the answer is not sure. */
      readonly nearest?: readonly Citation[];
      readonly score: number;
      readonly confidence: Confidence;
      /** Whose word it is that this answers the question. */
      readonly verified?: Verification;
    }
  | {
      readonly kind: 'figure';
      readonly figure: Figure;
      /** The words that answer: the figure as printed, or as much of it as is asked for ("18", not "18 provinces"). */
      readonly parts?: readonly [Part, ...Part[]];
      readonly others: readonly Figure[];
      /** Same metric, entity and period with another value, newest first. */
      readonly conflicts: readonly Figure[];
      /** What comes nearest beside it, where the answer is not sure. */
      readonly nearest?: readonly Citation[];
      readonly score: number;
      readonly confidence: Confidence;
    }
  | {
      readonly kind: 'abstention';
      readonly reason: AbstentionReason;
      /** What was missing, as the asker wrote it: an entity, a year, a language. */
      readonly missing?: string;
      readonly nearest: readonly Citation[];
      readonly didYouMean?: string;
      readonly score: number;
    };

/** Who checked an answer, when, and what it rests on. */
export interface Verification {
  /** The document of the answer. */
  readonly documentId: DocumentId;
  /** The question as its editors put it. */
  readonly question: string;
  readonly by: string;
  readonly on: IsoDate;
  /** The words of articles that it rests on; none where it rests on nobody's but its own. */
  readonly sources: readonly Citation[];
}

export interface TraceTerm {
  readonly text: string;
  readonly stem: string;
  /** Documents frequency based weight, 0 when no passage holds it. */
  readonly weight: number;
  /** Spellings tried in its place because no passage holds it. */
  readonly expansions: readonly string[];
}

export interface TraceCandidate {
  readonly passageId: PassageId;
  readonly sentence: Span;
  readonly quote: string;
  readonly score: number;
  readonly matched: readonly string[];
  /** What the score is made of, by feature name. */
  readonly features: Readonly<Record<string, number>>;
}

/** How an answer came about. JSON: it is stored in receipts and shown to people. */
export interface Trace {
  readonly answerType: AnswerType;
  readonly terms: readonly TraceTerm[];
  readonly entities: readonly string[];
  readonly period?: Period;
  /** Best first, at most ten. */
  readonly candidates: readonly TraceCandidate[];
  readonly strategy?: string;
  /** The passage that answers, or would. */
  readonly chosen?: PassageId;
  /** What the probability of the answer is made of, by name. */
  readonly signals?: Readonly<Record<string, number>>;
  /** Plain sentences: why the first beat the second, why it abstained, which part of the question was answered. */
  readonly notes: readonly string[];
  /** Which part of a question in two parts was answered, as a sentence for people. */
  readonly partial?: string;
  readonly retrievalMs: number;
  readonly answerMs: number;
}

export interface Answered {
  readonly answer: Answer;
  readonly trace: Trace;
  /** What was carried over from the conversation, as words. */
  readonly carried: readonly string[];
  readonly next: ConversationContext;
  /** Asked before in this state of the corpus: the trace tells how it came about then. */
  readonly isRemembered?: boolean;
}
