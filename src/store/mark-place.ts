import type { Seal } from './seal.ts';

/** The keyed hash of the team or server that a key begins with, so that all of a place can be erased. */
export const markPlace = (seal: Seal, key: string): string =>
  seal.mark('place', key.split(':', 1)[0] ?? '');
