/** Features cut into at most 64 steps each, so that a split is looked for among few. */
export interface BinnedFeatures {
  /** By feature, ascending: a value belongs to the first bin whose bound it does not exceed. */
  readonly bounds: readonly Float32Array[];
  /** By feature: the bin of each row. */
  readonly columns: readonly Uint8Array[];
}

export const BINS = 64;

/** Rows that bounds are read from. */
const SAMPLE = 60_000;

const boundsOf = (rows: Float32Array, features: number, feature: number): Float32Array => {
  const count = rows.length / features;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = Float32Array.from(
    { length: Math.floor(count / step) },
    (_, index) => rows[index * step * features + feature] ?? 0,
  ).sort();
  const bounds = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1)
    bounds.add(sample[Math.floor((bin * sample.length) / BINS)] ?? 0);
  return Float32Array.from(bounds).sort();
};

const binOf = (bounds: Float32Array, value: number): number => {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The rows' features in bins of about equally many rows. */
export const binFeatures = (rows: Float32Array, features: number): BinnedFeatures => {
  const bounds = Array.from({ length: features }, (_, feature) =>
    boundsOf(rows, features, feature),
  );
  const columns = bounds.map((own, feature) =>
    Uint8Array.from({ length: rows.length / features }, (_, row) =>
      binOf(own, rows[row * features + feature] ?? 0),
    ),
  );
  return { bounds, columns };
};
