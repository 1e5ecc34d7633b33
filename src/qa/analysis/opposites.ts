import type { Stemmer } from './stem.ts';

/** Words that say the opposite of each other; several of one side stand together. */
const PAIRS = `
  rise grow increase climb gain expand jump | fall shrink decrease drop lose decline cut reduce contract
  buy purchase acquire | sell
  open create build found launch start begin | close closed shut end stop abolish cancel destroy
  accept agree sign approve allow support permit join | refuse reject deny cancel ban oppose forbid leave
  win succeed success | lose fail failure defeat
  fast fastest quick rapid | slow slowest
  strong strongest | weak weakest
  high highest | low lowest
  large largest big biggest | small smallest
  rich | poor
  improve better best | worsen worse worst
  import | export
  profit | loss
  hire recruit | fire dismiss sack
  old oldest | new newest young youngest
  raise | lower
  encourage promote | discourage hinder
  widen | narrow
  arrive | depart
  balanced | unbalanced
  adequate | inadequate
  most | fewest least
`;

/** For each stem, the stems that say the opposite. */
export type Opposites = ReadonlyMap<string, ReadonlySet<string>>;

/** The pairs of opposites, by stem: common English words whose exchange turns a statement round. */
export const createOpposites = (stem: Stemmer): Opposites => {
  const opposites = new Map<string, Set<string>>();
  const add = (from: readonly string[], to: readonly string[]): void => {
    for (const word of from) opposites.set(word, new Set([...(opposites.get(word) ?? []), ...to]));
  };
  for (const line of PAIRS.split('\n')) {
    const [left = [], right = []] = line
      .split('|')
      .map((side) => side.trim().split(/\s+/).filter(Boolean).map(stem));
    add(left, right);
    add(right, left);
  }
  return opposites;
};
