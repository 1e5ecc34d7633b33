/** Numbers from a seed: the same seed gives the same ones. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  below(below: number): number;
  /** One of these; they are not empty. */
  pick<T>(from: readonly T[]): T;
}

/** Source: Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", xorshift32. */
export const createRandom = (seed: number): Random => {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  const below = (bound: number): number => next() % bound;
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] }; // its place is below its length
};
