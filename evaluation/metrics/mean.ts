/** The mean of some numbers, 0 of none. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The share of items that pass a test, 0 of none. */
export const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  mean(items.map((item) => Number(test(item))));
