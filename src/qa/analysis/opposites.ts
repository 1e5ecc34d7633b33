import type { Stemmer } from './stem.ts';

/** Words that exclude each other; several that say the same stand together. */
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
  north | south | east | west | northeast | northwest | southeast | southwest | central
  import imports | export exports
  male | female
  domestic | foreign
  urban | rural
`;

/** For each stem, the stems that exclude it. */
export type Opposites = ReadonlyMap<string, ReadonlySet<string>>;

/** The opposites, by stem: common English words whose exchange makes another statement. */
export const createOpposites = (stem: Stemmer): Opposites => {
  const opposites = new Map<string, Set<string>>();
  for (const line of PAIRS.split('\n')) {
    const sides = line.split('|').map((side) => side.trim().split(/\s+/).filter(Boolean).map(stem));
    for (const side of sides) {
      const others = sides.filter((other) => other !== side).flat();
      for (const word of side)
        opposites.set(word, new Set([...(opposites.get(word) ?? []), ...others]));
    }
  }
  return opposites;
};
