import { createBest } from '../figures/index/best.ts';
import type { Slices } from '../scheduling/slices.ts';
import type { ByteVector } from './byte-vector.ts';
import { createVectorTable, ROWS_AT_ONCE } from './vector-table.ts';

/** One of the nearest. */
export interface Near<Key> {
  readonly key: Key;
  /** The cosine, -1 to 1. */
  readonly score: number;
}

/** Vectors of passages, or of whatever else they are kept by. */
export interface PassageVectors<Key extends object> {
  /** How many have a vector. */
  readonly size: number;
  /** Changes with every vector that comes or goes. */
  readonly version: number;
  has(key: Key): boolean;
  keys(): Iterable<Key>;
  put(key: Key, vector: ByteVector): void;
  remove(key: Key): void;
  /** The cosine with a vector of unit length; `undefined` where the passage has no vector yet. */
  similarity(vector: Float32Array, key: Key): number | undefined;
  /** The nearest of these to a vector of unit length, best first, what is as near in the order given. */
  nearest(
    among: readonly Key[],
    vector: Float32Array,
    limit: number,
    accepts?: (key: Key) => boolean,
  ): Slices<readonly Near<Key>[]>;
}

const NONE = -1;

/** Rows of those that have one, with their places among all. */
interface Places {
  readonly version: number;
  readonly rows: Int32Array;
  readonly places: Int32Array;
}

interface Found {
  readonly place: number;
  readonly row: number;
  readonly score: number;
}

export const createPassageVectors = <Key extends object>(
  dimensions: number,
): PassageVectors<Key> => {
  const table = createVectorTable(dimensions);
  const rowOf = new Map<Key, number>();
  // A scope is asked again and again; it goes with its state.
  const known = new WeakMap<readonly Key[], Places>();
  let version = 0;

  function* placesOf(among: readonly Key[]): Slices<Places> {
    const before = known.get(among);
    if (before?.version === version) return before;
    const at = version;
    const rows: number[] = [];
    const places: number[] = [];
    for (const [place, key] of among.entries()) {
      const row = rowOf.get(key) ?? NONE;
      if (row !== NONE) {
        rows.push(row);
        places.push(place);
      }
      if (place % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
    }
    const made = { version: at, rows: Int32Array.from(rows), places: Int32Array.from(places) };
    known.set(among, made);
    return made;
  }
  const remove = (key: Key): void => {
    const row = rowOf.get(key);
    if (row === undefined) return;
    rowOf.delete(key);
    table.free(row);
    version += 1;
  };
  return {
    get size() {
      return rowOf.size;
    },
    get version() {
      return version;
    },
    has: (key) => rowOf.has(key),
    keys: () => rowOf.keys(),
    put: (key, vector) => {
      remove(key);
      rowOf.set(key, table.put(vector));
      version += 1;
    },
    remove,
    similarity: (vector, key) => {
      const row = rowOf.get(key);
      return row === undefined ? undefined : table.cosines(vector, Int32Array.of(row))[0];
    },
    *nearest(among, vector, limit, accepts = () => true) {
      const { rows, places } = yield* placesOf(among);
      const best = createBest<Found>(limit, (a, b) => b.score - a.score || a.place - b.place);
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const cosines = table.cosines(vector, rows.subarray(from, from + ROWS_AT_ONCE));
        for (const [at, score] of cosines.entries()) {
          const [place = 0, row = NONE] = [places[from + at], rows[from + at]];
          const found = { place, row, score };
          if (!best.fits(found)) continue;
          const key = among[place];
          if (key !== undefined && accepts(key)) best.add(found);
        }
        yield;
      }
      return best.items().flatMap(({ place, row, score }) => {
        const key = among[place];
        // Between two turns of the event loop a row may have come to hold another's vector.
        return key === undefined || rowOf.get(key) !== row ? [] : [{ key, score }];
      });
    },
  };
};
