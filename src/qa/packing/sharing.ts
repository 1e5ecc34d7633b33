/** Things remembered; they are forgotten together. */
const MAX_KNOWN = 100_000;

/** A function that returns the first of the things that have the same key. */
export const createSharing = <Thing>(
  keyOf: (thing: Thing) => string,
): ((thing: Thing) => Thing) => {
  const known = new Map<string, Thing>();
  return (thing) => {
    const key = keyOf(thing);
    const shared = known.get(key);
    if (shared !== undefined) return shared;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, thing);
    return thing;
  };
};
