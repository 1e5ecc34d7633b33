import { definitionIn } from '../analysis/definition-in.ts';
import type { NameKind, Passage, Sentence } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';

const MONTH_OR_YEAR =
  /^(?:(?:1\d|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|\d0s|(?:1\d|20)\d0s)$/;
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion half third quarter doubled tripled twice'.split(
    ' ',
  ),
);

const hasNewToken = (
  passage: Passage,
  sentence: Sentence,
  matches: Int16Array,
  accepts: (word: string, token: number) => boolean,
): boolean => {
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if ((matches[token] ?? -1) < 0 && accepts(passage.tokens.word[token] ?? '', token)) return true;
  }
  return false;
};

const hasNewName = (
  passage: Passage,
  sentence: Sentence,
  matches: Int16Array,
  kinds: readonly NameKind[],
): boolean =>
  passage.names.some(({ kind, first, last }) => {
    if (first < sentence.first || last >= sentence.past || !kinds.includes(kind)) return false;
    for (let token = first; token <= last; token += 1) if ((matches[token] ?? -1) < 0) return true;
    return false;
  });

/** Whether a sentence holds something of the type the question asks for, beyond the question's own words. */
export const holdsAnswerType = (
  analysis: Analysis,
  passage: Passage,
  sentence: Sentence,
  matches: Int16Array,
): boolean => {
  switch (analysis.answerType) {
    case 'figure':
      return hasNewToken(
        passage,
        sentence,
        matches,
        (word) => (/\d/.test(word) && !MONTH_OR_YEAR.test(word)) || NUMBER_WORDS.has(word),
      );
    case 'date':
      return hasNewToken(passage, sentence, matches, (word) => MONTH_OR_YEAR.test(word));
    case 'person':
      return hasNewName(passage, sentence, matches, ['person', 'name', 'organisation']);
    case 'organisation':
      return hasNewName(passage, sentence, matches, ['organisation', 'name']);
    case 'place':
      return hasNewName(passage, sentence, matches, ['place', 'name']);
    case 'reason':
      return hasNewToken(
        passage,
        sentence,
        matches,
        (word) =>
          word === 'because' ||
          word === 'due' ||
          word === 'since' ||
          word === 'so' ||
          word === 'therefore' ||
          word === 'to',
      );
    case 'definition':
      return definitionIn(passage, sentence, (token) => (matches[token] ?? -1) >= 0) !== undefined;
    case 'list':
    case 'quotation':
    case 'yes-no':
    case 'passage':
      return false;
    default:
      return analysis.answerType satisfies never;
  }
};
