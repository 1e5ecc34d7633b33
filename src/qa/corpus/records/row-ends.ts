const [QUOTE, NEW_LINE, SPACE] = [...'"\n '].map((mark) => mark.charCodeAt(0));
/** What may part cells; which of them does is told later, by all rows. */
const DELIMITERS = new Set([...',;\t|'].map((mark) => mark.charCodeAt(0)));

/** Where the first row of separated values ends, and the last that is whole: the bytes before; 0 where there is none. */
export interface RowEnds {
  readonly first: number;
  readonly last: number;
}

/** Past the quotation mark that closes a cell; a doubled one stands for itself. */
const endOfQuoted = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(QUOTE ?? 0, from);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE ?? 0, at + 2);
  return at < 0 ? bytes.length : at + 1;
};

/** The ends of rows in bytes that begin with one; a line break between quotation marks ends none. Source: RFC 4180, 2. */
export const rowEnds = (bytes: Uint8Array): RowEnds => {
  let [first, last] = [0, 0];
  let isCellStart = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE && isCellStart) {
      at = endOfQuoted(bytes, at + 1) - 1;
      isCellStart = false;
    } else if (byte === NEW_LINE) {
      last = at + 1;
      first ||= last;
      isCellStart = true;
    } else if (byte !== SPACE) isCellStart = DELIMITERS.has(byte);
  }
  return { first, last };
};
