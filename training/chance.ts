/** Chances that are the same for the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  is(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** A linear congruential generator (the constants of ANSI C). */
export const createChance = (seed: number): Chance => {
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
  return {
    next,
    is: (probability) => next() < probability,
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)] ?? from.at(-1);
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
};
