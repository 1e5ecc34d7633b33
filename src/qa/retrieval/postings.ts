/** Which texts hold a stem, and how often each does, without an object for each. */
export interface Postings {
  /** Texts that hold the stem. */
  size(stem: string): number;
  /** A text that does not hold the stem yet. */
  add(stem: string, id: number, times: number): void;
  remove(stem: string, id: number): void;
  /** Each text that holds the stem, in no order. */
  each(stem: string, visit: (id: number, times: number) => void): void;
}

/** Several texts: entry i of each array up to `size`. */
interface List {
  size: number;
  ids: Uint32Array;
  times: Uint8Array;
}

/** Most stems of an archive stand in one text: it is a number, `id * TIMES + times`, and no list. */
type Held = number | List;

/** A word that stands more often in one passage tells no more. */
const TIMES = 256;
const FIRST_ROOM = 4;
const GROWTH = 1.5;

const append = (list: List, id: number, times: number): void => {
  if (list.size === list.ids.length) {
    const room = Math.ceil(list.size * GROWTH);
    const { ids, times: counts } = list;
    list.ids = new Uint32Array(room);
    list.ids.set(ids);
    list.times = new Uint8Array(room);
    list.times.set(counts);
  }
  list.ids[list.size] = id;
  list.times[list.size] = times;
  list.size += 1;
};

/** The last takes the place of the one that goes. */
const takeOut = (list: List, id: number): void => {
  const at = list.ids.subarray(0, list.size).indexOf(id);
  if (at < 0) return;
  list.size -= 1;
  list.ids[at] = list.ids[list.size] ?? 0;
  list.times[at] = list.times[list.size] ?? 0;
};

const listOfTwo = (single: number, id: number, times: number): List => {
  const list = {
    size: 0,
    ids: new Uint32Array(FIRST_ROOM),
    times: new Uint8Array(FIRST_ROOM),
  };
  append(list, Math.floor(single / TIMES), single % TIMES);
  append(list, id, times);
  return list;
};

export const createPostings = (): Postings => {
  const held = new Map<string, Held>();
  return {
    size: (stem) => {
      const known = held.get(stem);
      return typeof known === 'object' ? known.size : known === undefined ? 0 : 1;
    },
    add: (stem, id, count) => {
      const times = Math.min(count, TIMES - 1);
      const known = held.get(stem);
      if (typeof known === 'object') append(known, id, times);
      else held.set(stem, known === undefined ? id * TIMES + times : listOfTwo(known, id, times));
    },
    remove: (stem, id) => {
      const known = held.get(stem);
      if (typeof known === 'object') takeOut(known, id);
      const isLast =
        typeof known === 'object'
          ? known.size === 0
          : known !== undefined && Math.floor(known / TIMES) === id;
      if (isLast) held.delete(stem);
    },
    each: (stem, visit) => {
      const known = held.get(stem);
      if (typeof known === 'number') visit(Math.floor(known / TIMES), known % TIMES);
      if (typeof known !== 'object') return;
      for (let at = 0; at < known.size; at += 1) visit(known.ids[at] ?? 0, known.times[at] ?? 0);
    },
  };
};
