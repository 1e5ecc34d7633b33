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

/** The texts of one stem: they stand in the common arrays from `from` on, where there is room for 2^`level`. */
interface List {
  from: number;
  size: number;
  level: number;
}

/** A word that stands more often in one passage tells no more. */
const TIMES_MAX = 255;
const FIRST_ROOM = 1_024;
const GROWTH = 1.5;

/** Arrays that all lists share: most stems of an archive stand in few texts, and an array takes as much as fifty of them. */
const createRoom = () => {
  let ids = new Uint32Array(FIRST_ROOM);
  let times = new Uint8Array(FIRST_ROOM);
  let used = 0;
  /** Places that lists of each level have left. */
  const left: number[][] = [];
  const grow = (size: number): void => {
    const [beforeIds, beforeTimes] = [ids, times];
    ids = new Uint32Array(size);
    ids.set(beforeIds);
    times = new Uint8Array(size);
    times.set(beforeTimes);
  };
  return {
    take: (level: number): number => {
      const free = left[level]?.pop();
      if (free !== undefined) return free;
      const from = used;
      used += 2 ** level;
      if (used > ids.length) grow(Math.ceil(Math.max(used, ids.length * GROWTH)));
      return from;
    },
    leave: ({ from, level }: List): void => {
      left[level] ??= [];
      left[level].push(from);
    },
    copy: (from: number, to: number, size: number): void => {
      ids.copyWithin(to, from, from + size);
      times.copyWithin(to, from, from + size);
    },
    put: (at: number, id: number, count: number): void => {
      ids[at] = id;
      times[at] = Math.min(count, TIMES_MAX);
    },
    idAt: (at: number): number => ids[at] ?? 0,
    timesAt: (at: number): number => times[at] ?? 0,
    placeOf: (id: number, { from, size }: List): number =>
      ids.subarray(from, from + size).indexOf(id),
  };
};

export const createPostings = (): Postings => {
  const lists = new Map<string, List>();
  const room = createRoom();
  const makeRoom = (list: List): void => {
    const from = room.take(list.level + 1);
    room.copy(list.from, from, list.size);
    room.leave(list);
    list.from = from;
    list.level += 1;
  };
  return {
    size: (stem) => lists.get(stem)?.size ?? 0,
    add: (stem, id, count) => {
      const list = lists.get(stem) ?? { from: room.take(0), size: 0, level: 0 };
      if (list.size === 0) lists.set(stem, list);
      else if (list.size === 2 ** list.level) makeRoom(list);
      room.put(list.from + list.size, id, count);
      list.size += 1;
    },
    remove: (stem, id) => {
      const list = lists.get(stem);
      const at = list === undefined ? -1 : room.placeOf(id, list);
      if (list === undefined || at < 0) return;
      list.size -= 1;
      // The last takes the place of the one that goes.
      room.copy(list.from + list.size, list.from + at, 1);
      if (list.size > 0) return;
      room.leave(list);
      lists.delete(stem);
    },
    each: (stem, visit) => {
      const list = lists.get(stem);
      if (list === undefined) return;
      const past = list.from + list.size;
      for (let at = list.from; at < past; at += 1) visit(room.idAt(at), room.timesAt(at));
    },
  };
};
