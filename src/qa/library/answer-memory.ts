/** What was worked out, and whether it was known before it was asked for. */
export interface Recalled<Result> {
  readonly result: Result;
  readonly isKnown: boolean;
}

/** Remembers what work came to; of the same work under way, one is done for all who wait for it. */
export type AnswerMemory<Result> = (
  key: string,
  work: () => Promise<Result>,
) => Promise<Recalled<Result>>;

/** Answers remembered; each holds about twenty kilobytes, most of it the trace. */
const ANSWERS_MAX = 1_000;

/**
 * A memory of answers, the one recalled longest ago forgotten first. What fails is not remembered.
 * @param lasts whether a result is remembered once it is there
 */
export const createAnswerMemory = <Result>(
  max = ANSWERS_MAX,
  lasts: (result: Result) => boolean = () => true,
): AnswerMemory<Result> => {
  const answers = new Map<string, Promise<Result>>();
  return async (key, work) => {
    const known = answers.get(key);
    const answer = known ?? work();
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > max && oldest !== undefined) answers.delete(oldest);
    const forget = (): void => {
      if (answers.get(key) === answer) answers.delete(key);
    };
    try {
      const result = await answer;
      if (!lasts(result)) forget();
      return { result, isKnown: known !== undefined };
    } catch (error) {
      forget();
      throw error;
    }
  };
};
