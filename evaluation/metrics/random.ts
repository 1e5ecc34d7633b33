/**
 * A function that returns numbers from 0 up to 1, the same ones for the same seed.
 * Source: the mulberry32 generator.
 */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The items in an order that depends only on the random numbers (Fisher and Yates). */
export const shuffled = <Item>(items: readonly Item[], random: () => number): readonly Item[] => {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [moved] = order.splice(other, 1);
    if (moved !== undefined) order.push(moved);
  }
  return order;
};
