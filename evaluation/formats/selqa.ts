import type { RankingSet } from '../question-set.ts';
import { FormatError } from './format-error.ts';
import { toRankingSet } from './labelled-sentences.ts';

interface SelqaQuestion {
  readonly question: string;
  readonly article: string;
  readonly section: string;
  readonly candidates: readonly string[];
  /** Places among the candidates. */
  readonly answers: readonly number[];
}

/**
 * The questions of a SelQA file, each with the sentences of its section.
 *
 * @throws FormatError when the file holds something else.
 */
export const readSelqa = (content: string, file: string): RankingSet => {
  const parsed: unknown = JSON.parse(content);
  if (!Array.isArray(parsed) || !parsed.every((item) => Array.isArray(item?.candidates))) {
    throw new FormatError(file, 'holds no candidates', 'give a file in the format of SelQA');
  }
  const questions: readonly SelqaQuestion[] = parsed;
  return toRankingSet(
    questions.map(({ question, article, section, candidates, answers }) => ({
      question,
      title: article,
      heading: section,
      isRunningText: true,
      sentences: candidates.map((text, place) => ({
        text: text.trim(),
        isRight: answers.includes(place),
      })),
    })),
  );
};
