/** Numbers written one after another, small ones in one byte. */
export interface NumberWriter {
  readonly size: number;
  /** @param number a whole number from 0 to 2^31 - 1 */
  put(number: number): void;
  /** @param number a whole number of either sign */
  putSigned(number: number): void;
  /** What was written since the last call, in memory of its own. */
  take(): Uint8Array;
}

/** Numbers read in the order they were written. */
export interface NumberReader {
  next(): number;
  nextSigned(): number;
}

const FIRST_ROOM = 4_096;
/** Seven bits a byte, the eighth says that more follow. Source: LEB128, DWARF 5, section 7.6. */
const MORE = 0x80;
const BITS = 7;
/** Bytes of the largest number. */
const LONGEST = 5;

export const createNumberWriter = (): NumberWriter => {
  let bytes = new Uint8Array(FIRST_ROOM);
  let size = 0;
  const makeRoom = (): void => {
    if (size + LONGEST <= bytes.length) return;
    const before = bytes;
    bytes = new Uint8Array(before.length * 2);
    bytes.set(before);
  };
  const put = (number: number): void => {
    makeRoom();
    let rest = number;
    while (rest >= MORE) {
      bytes[size] = (rest & (MORE - 1)) | MORE;
      size += 1;
      rest >>>= BITS;
    }
    bytes[size] = rest;
    size += 1;
  };
  return {
    get size() {
      return size;
    },
    put,
    putSigned: (number) => put(number < 0 ? -number * 2 - 1 : number * 2),
    take: () => {
      const taken = bytes.slice(0, size);
      size = 0;
      return taken;
    },
  };
};

export const createNumberReader = (bytes: Uint8Array, from: number): NumberReader => {
  let at = from;
  const next = (): number => {
    let number = 0;
    let shift = 0;
    let byte = bytes[at] ?? 0;
    while (byte >= MORE) {
      number |= (byte - MORE) << shift;
      shift += BITS;
      at += 1;
      byte = bytes[at] ?? 0;
    }
    at += 1;
    return number | (byte << shift);
  };
  return {
    next,
    nextSigned: () => {
      const number = next();
      return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    },
  };
};
