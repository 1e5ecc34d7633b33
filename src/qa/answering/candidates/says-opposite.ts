import type { Opposites } from '../../analysis/opposites.ts';
import type { WeightedTerm } from '../../retrieval/rank-sentences.ts';

/** Whether tokens [first, past) say the opposite of a term that they do not hold. */
export const saysOpposite = (
  terms: readonly WeightedTerm[],
  isHeld: (term: number) => boolean,
  stems: readonly string[],
  [first, past]: readonly [first: number, past: number],
  opposites: Opposites,
): boolean => {
  const among = new Set<string>();
  for (const [term, { stem }] of terms.entries())
    if (!isHeld(term)) for (const opposite of opposites.get(stem) ?? []) among.add(opposite);
  if (among.size === 0) return false;
  for (let at = first; at < past; at += 1) if (among.has(stems[at] ?? '')) return true;
  return false;
};
