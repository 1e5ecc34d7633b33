/** A part of a text's pieces that is read at a time: from `first` to before `past`. */
export interface PieceWindow {
  readonly first: number;
  readonly past: number;
}

/** Pieces that one window has in common with the next. */
const OVERLAP = 64;

/** Windows over so many pieces, each of `room` at most; there is always one. */
export const windowsOver = (pieces: number, room: number): readonly PieceWindow[] => {
  const step = Math.max(1, room - Math.min(OVERLAP, room >> 1));
  const windows: PieceWindow[] = [];
  for (let first = 0; first === 0 || first + room - step < pieces; first += step)
    windows.push({ first, past: Math.min(pieces, first + room) });
  return windows;
};

/** For each piece the window in which most stands around it, by its place among the windows. */
export const bestWindows = (pieces: number, windows: readonly PieceWindow[]): Int32Array => {
  const best = new Int32Array(pieces);
  const around = new Int32Array(pieces).fill(-1);
  for (const [place, { first, past }] of windows.entries()) {
    for (let piece = first; piece < past; piece += 1) {
      const before = first === 0 ? pieces : piece - first;
      const behind = past === pieces ? pieces : past - 1 - piece;
      const least = Math.min(before, behind);
      if (least <= (around[piece] ?? 0)) continue;
      around[piece] = least;
      best[piece] = place;
    }
  }
  return best;
};
