/** Query terms as bits of one number: bit i is term i; a query has 32 terms at most. */
export type TermMask = number;

/** The mask of all of a query's terms. */
export const allTerms = (count: number): TermMask => (count >= 32 ? -1 : (1 << count) - 1);

/** The sum of the masked terms' weights. */
export const weightOf = (mask: TermMask, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1)
    sum += weights[31 - Math.clz32(rest & -rest)] ?? 0;
  return sum;
};

/** The greatest weight among the masked terms; 0 for none. */
export const heaviestOf = (mask: TermMask, weights: ArrayLike<number>): number => {
  let most = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1)
    most = Math.max(most, weights[31 - Math.clz32(rest & -rest)] ?? 0);
  return most;
};

export const countOf = (mask: TermMask): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** The share of `wanted` that `mask` holds, 0 to 1; -1 where nothing is wanted. */
export const shareHeld = (mask: TermMask, wanted: TermMask): number =>
  wanted === 0 ? -1 : countOf(mask & wanted) / countOf(wanted);
