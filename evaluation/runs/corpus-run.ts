import type { Library } from '../../src/qa/library/library.ts';
import type { ConversationContext } from '../../src/qa/types.ts';
import { askCore, type Prediction } from '../ask-core.ts';
import type { CorpusQuestion } from '../formats/question-lines.ts';
import { holdsFragment, holdsPhrase } from '../metrics/containment.ts';
import { bestF1, isExactMatch } from '../metrics/overlap.ts';
import { firstRight } from '../metrics/ranking.ts';
import type { Progress } from '../progress.ts';
import { mapWithProgress } from './run.ts';

/** How one question about a corpus was answered. */
export interface CorpusOutcome {
  readonly question: CorpusQuestion;
  readonly prediction: Prediction;
  readonly isAnswered: boolean;
  /** The sentence shown is one that holds the answer. */
  readonly inSentence: boolean;
  /** The answer stands in the span. */
  readonly inText: boolean;
  readonly exact: boolean;
  readonly f1: number;
  /** The place of the first sentence of the evidence in the ranking, from 1. */
  readonly rank: number | undefined;
  readonly speaker: string | null;
}

const isEvidence = ({ quotes }: CorpusQuestion, sentence: string): boolean =>
  quotes.some((quote) => holdsFragment(sentence, quote) || holdsFragment(quote, sentence));

const ask = async (library: Library, question: CorpusQuestion): Promise<Prediction> => {
  let context: ConversationContext | undefined;
  for (const text of question.after) {
    const asked = context === undefined ? { text } : { text, context };
    context = (await askCore(library, asked, { alwaysAnswer: false })).next;
  }
  const asked = context === undefined ? { text: question.text } : { text: question.text, context };
  return askCore(library, asked, { alwaysAnswer: false });
};

const compare = (question: CorpusQuestion, prediction: Prediction): CorpusOutcome => {
  const { text, sentence, candidates, citation } = prediction;
  const isAnswered = prediction.kind !== 'abstention';
  const holds = (shown: string): boolean =>
    question.answers.some((answer) => holdsPhrase(shown, answer));
  return {
    question,
    prediction,
    isAnswered,
    inSentence: isAnswered && (isEvidence(question, sentence) || holds(sentence)),
    inText: isAnswered && holds(text),
    exact: isExactMatch(text, question.answers),
    f1: bestF1(text, question.answers),
    rank: firstRight(candidates, ({ candidate }) => isEvidence(question, candidate.quote)),
    speaker: citation?.attribution?.speaker ?? null,
  };
};

/** Asks every question of a corpus, follow-ups after the questions they follow. */
export const runCorpus = (
  library: Library,
  questions: readonly CorpusQuestion[],
  progress: Progress,
): Promise<readonly CorpusOutcome[]> =>
  mapWithProgress(questions, 'newsdesk', progress, async (question) =>
    compare(question, await ask(library, question)),
  );

/** A row for `--out`. */
export const corpusRow = ({ question, prediction, ...outcome }: CorpusOutcome): object => {
  const { candidates, next: _next, ...flat } = prediction;
  return {
    ...question,
    ...outcome,
    prediction: flat,
    candidates: candidates.slice(0, 3).map(({ candidate }) => candidate),
  };
};
