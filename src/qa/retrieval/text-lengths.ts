/** How many distinct stems each text has, in four bytes each. */
export interface TextLengths {
  add(id: number, length: number): void;
  remove(id: number): void;
  of(id: number): number;
  /** Over all texts, those without any stem too. */
  average(): number;
}

const FIRST_ROOM = 1_024;
const GROWTH = 1.5;

export const createTextLengths = (): TextLengths => {
  let lengths = new Uint32Array(FIRST_ROOM);
  let [sum, count] = [0, 0];
  return {
    add: (id, length) => {
      if (id >= lengths.length) {
        const before = lengths;
        lengths = new Uint32Array(Math.ceil(Math.max(id + 1, before.length * GROWTH)));
        lengths.set(before);
      }
      lengths[id] = length;
      sum += length;
      count += 1;
    },
    remove: (id) => {
      sum -= lengths[id] ?? 0;
      count -= 1;
      lengths[id] = 0;
    },
    of: (id) => lengths[id] ?? 0,
    average: () => (count === 0 ? 0 : sum / count),
  };
};
