import type { Part } from '../../types.ts';
import type { AnswerFormRule, FoundWords } from './answer-form.ts';

const partOf = ({ text, citation }: FoundWords): Part => ({
  form: 'words',
  text,
  shown: [citation.sentence],
  citation,
});

/** The words that answer, inside their sentence. */
export const wordsForm: AnswerFormRule = {
  name: 'words',
  find: ({ words }) => {
    if (words === undefined || words.strategy === 'sentence') return undefined;
    const [first, ...rest] = words.parts;
    return { parts: [partOf(first), ...rest.map(partOf)] };
  },
};
