import type { AnswerSource, Document, DocumentId, Span, VerifiedAnswer } from '../types.ts';
import type { SourceFaultKind, SourceFinder } from './source-words.ts';

/** Words of an article that an answer rests on. */
export interface StandingSource {
  readonly document: Document;
  readonly span: Span;
  /** Whether its words are named: else any change of them goes unnoticed. */
  readonly isQuoted: boolean;
}

/** What of an answer does not stand, and why. */
export interface SourceFault {
  readonly kind: SourceFaultKind;
  readonly source: AnswerSource;
}

/** An answer as it stands in one state of a corpus. */
export interface StandingAnswer {
  readonly document: Document;
  readonly answer: VerifiedAnswer;
  readonly sources: readonly StandingSource[];
  /** What is shown of it: a section of an article, or its own words. */
  readonly shown: { readonly document: Document; readonly span: Span } | undefined;
  readonly faults: readonly SourceFault[];
}

/** Somebody is named who checked it, and when: else it is a draft. */
export const isChecked = ({ owner, reviewedOn }: VerifiedAnswer): boolean =>
  owner !== undefined && reviewedOn !== undefined;

/** Whether an answer may be shown as verified to somebody, besides what that person may see. */
export const isShown = ({ answer, faults, shown }: StandingAnswer): boolean =>
  isChecked(answer) && faults.length === 0 && shown !== undefined;

/** The words of an answer of its own: all but the question on top of them. */
const ownWords = ({ root }: Document): Span | undefined => {
  const start = root.blocks[0]?.span.start ?? root.sections[0]?.heading?.start;
  return start === undefined ? undefined : { start, end: lastOf(root) };
};

const lastOf = ({ blocks, sections }: Document['root']): number =>
  Math.max(...blocks.slice(-1).map(({ span }) => span.end), ...sections.slice(-1).map(lastOf), 0);

/** A source as a place: what is shown of it is the section, not the words that are named. */
const whole = ({ article, section }: AnswerSource): AnswerSource =>
  section === undefined ? { article } : { article, section };

/** How an answer stands among the articles by id. */
export const standingAnswer = (
  document: Document,
  answer: VerifiedAnswer,
  documents: ReadonlyMap<DocumentId, Document>,
  find: SourceFinder,
): StandingAnswer => {
  const sources: StandingSource[] = [];
  const faults: SourceFault[] = [];
  const { shows } = answer;
  const isNamed =
    shows === undefined || answer.sources.some(({ article }) => article === shows.article);
  for (const source of isNamed ? answer.sources : [shows, ...answer.sources]) {
    const found = find(source, documents);
    const isQuoted = source.words !== undefined;
    if (found.kind !== 'found') faults.push({ kind: found.kind, source });
    else sources.push({ document: found.document, span: found.span, isQuoted });
  }
  const pointed = shows && find(whole(shows), documents);
  if (shows && pointed && pointed.kind !== 'found')
    faults.push({ kind: pointed.kind, source: shows });
  const own = ownWords(document);
  const shown =
    shows === undefined
      ? own && { document, span: own }
      : pointed?.kind === 'found'
        ? pointed
        : undefined;
  return { document, answer, sources, shown, faults };
};

/** Of an answer so many characters are encoded and read. */
const TEXT_MAX = 2_000;

/** What is shown of an answer, as far as it is encoded and read. */
export const shownText = ({ shown }: StandingAnswer): string =>
  shown?.document.text.slice(shown.span.start, shown.span.end).slice(0, TEXT_MAX) ?? '';
