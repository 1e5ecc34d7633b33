import type { LoggedQuestion } from '../store/store.ts';
import { type AskedOften, isAsked } from './asked-often.ts';
import type { Gap } from './gap-report.ts';
import type { AnswerFinding } from './review-answers.ts';

/** A question and how often it was asked. */
export interface Counted {
  readonly question: string;
  readonly count: number;
}

/** What editors are told of some days. */
export interface Digest {
  readonly questions: number;
  readonly answered: number;
  /** Asked in vain, and not answered by now, most often asked first. */
  readonly gaps: readonly Counted[];
  /** Answers that were called wrong, most often first. */
  readonly unhelpful: readonly Counted[];
  readonly mostAsked: readonly Counted[];
  /** Verified answers that are due or broken. */
  readonly findings: readonly { readonly question: string; readonly text: string }[];
}

export interface DigestSources {
  readonly questions: readonly LoggedQuestion[];
  readonly gaps: readonly Gap[];
  readonly mostAsked: readonly AskedOften[];
  readonly findings: readonly AnswerFinding[];
}

/** More of one kind is for the page. */
const SHOWN = 5;

const counted = (gaps: readonly Gap[], countOf: (gap: Gap) => number): readonly Counted[] =>
  gaps
    .map((gap) => ({ question: gap.question, count: countOf(gap) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, SHOWN);

/** What there is to do about the articles; `undefined` when there is nothing. */
export const digestOf = ({
  questions,
  gaps,
  mostAsked,
  findings,
}: DigestSources): Digest | undefined => {
  const asked = questions.filter(isAsked);
  const digest = {
    questions: asked.length,
    answered: asked.filter(({ outcome }) => outcome === 'answered').length,
    gaps: counted(
      gaps.filter(({ isAnsweredNow }) => !isAnsweredNow),
      ({ unanswered }) => unanswered,
    ),
    unhelpful: counted(gaps, ({ downVoted }) => downVoted),
    mostAsked: mostAsked.slice(0, SHOWN).map(({ question, count }) => ({ question, count })),
    findings: findings.slice(0, SHOWN).map(({ question, text }) => ({ question, text })),
  };
  const hasWork = [digest.gaps, digest.unhelpful, digest.findings].some((part) => part.length > 0);
  return hasWork ? digest : undefined;
};
