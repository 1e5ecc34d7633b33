import type { Passage, Sentence, TokenRange } from '../../types.ts';
import { nounPhrases } from './noun-phrases.ts';

/** Items of one list in a sentence, at least two. */
export type Coordination = readonly [TokenRange, TokenRange, ...TokenRange[]];

/** What may stand between two items: "X, Y", "X and Y", "X, and the Y". */
const joins = ({ tokens }: Passage, left: TokenRange, right: TokenRange): boolean => {
  const between = tokens.word.slice(left.last + 1, right.first);
  const separators = between.filter(
    (word) => word === ',' || word === 'and' || word === 'or' || word === '&',
  );
  const fillers = between.filter((_, at) => tokens.tag[left.last + 1 + at] === 'DET');
  return separators.length > 0 && separators.length + fillers.length === between.length;
};

/** Items may run on over "of" and the like: "compressors of wind tunnels". */
const continues = ({ tokens }: Passage, left: TokenRange, right: TokenRange): boolean => {
  const between = tokens.word.slice(left.last + 1, right.first);
  return (
    between.length > 0 &&
    between.length <= 2 &&
    /^(?:of|in|for|to|between)$/.test(between[0] ?? '') &&
    (between.length === 1 || tokens.tag[left.last + 2] === 'DET')
  );
};

/** The lists of noun phrases in a sentence: joined by commas, "and" or "or", and holding one of these words. */
export const coordinations = (passage: Passage, sentence: Sentence): readonly Coordination[] => {
  const runs: TokenRange[][] = [];
  let run: TokenRange[] = [];
  for (const phrase of nounPhrases(passage, sentence)) {
    const previous = run.at(-1);
    if (previous !== undefined && joins(passage, previous, phrase)) {
      run.push(phrase);
    } else if (previous !== undefined && run.length > 1 && continues(passage, previous, phrase)) {
      run[run.length - 1] = { first: previous.first, last: phrase.last };
    } else {
      runs.push(run);
      run = [phrase];
    }
  }
  runs.push(run);
  return runs.flatMap((items): Coordination[] => {
    const [first, second, ...rest] = items;
    return first === undefined || second === undefined ? [] : [[first, second, ...rest]];
  });
};
