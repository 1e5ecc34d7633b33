/** The best few of many items, without sorting them all. */
export interface Best<Item> {
  /** Whether an item would be kept. */
  fits(item: Item): boolean;
  add(item: Item): void;
  /** Best first. */
  items(): readonly Item[];
}

/** @param compare negative where its first item is better. */
export const createBest = <Item>(
  size: number,
  compare: (a: Item, b: Item) => number,
): Best<Item> => {
  const kept: Item[] = [];
  const fits = (item: Item): boolean => {
    const worst = kept.at(-1);
    return kept.length < size || worst === undefined || compare(item, worst) < 0;
  };
  return {
    fits,
    add(item) {
      if (!fits(item)) return;
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = kept[middle];
        if (other !== undefined && compare(item, other) < 0) high = middle;
        else low = middle + 1;
      }
      kept.splice(low, 0, item);
      if (kept.length > size) kept.pop();
    },
    items: () => kept,
  };
};
