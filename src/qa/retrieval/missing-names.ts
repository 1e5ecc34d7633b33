import type { RequiredName } from '../understanding/question/analyse-question.ts';

/** The share of a name's words that must be held besides its rarest one: "Henan Province" is there in "Henan". */
const SHARE_HELD = 0.5;

const isHeld = (
  name: RequiredName,
  holds: (stem: string) => boolean,
  weight: (stem: string) => number,
): boolean => {
  const rarest = Math.max(...name.stems.map(weight));
  const held = name.stems.filter(holds);
  return (
    held.length >= name.stems.length * SHARE_HELD &&
    name.stems.every((stem) => weight(stem) < rarest || holds(stem))
  );
};

/** The names that the evidence does not hold; of alternatives in one group, one suffices. */
export const missingNames = (
  names: readonly RequiredName[],
  holds: (stem: string) => boolean,
  weight: (stem: string) => number,
): readonly RequiredName[] => {
  const satisfied = new Set(
    names.filter((name) => isHeld(name, holds, weight)).map(({ group }) => group),
  );
  return names.filter(({ group }) => !satisfied.has(group));
};
