import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createRecentMap } from './recent-map.ts';

/** Encrypts texts and turns names into keyed hashes, with keys that come from one secret. */
export interface Seal {
  /** `place` binds the text to its row: moved elsewhere, it does not open. */
  close(text: string, place: string): Buffer;
  /** @throws {Error} when the bytes were changed, moved, or sealed with another secret. */
  open(sealed: Uint8Array, place: string): string;
  /** The same hash for the same name of a kind, 22 characters; without the secret nobody can tell whose. */
  mark(kind: string, name: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
/** Source: NIST SP 800-38D, 8.2 and 5.2.1.2: 96-bit initialisation vector, 128-bit tag. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** 128 of the hash's 256 bits: beyond any chance of collision here. */
const MARK_BYTES = 16;

/** Whoever asks is marked several times a question. */
const MARKS_MAX = 500;

/** Random bytes are drawn for so many vectors at a time: a call of the system costs more than sealing a text. */
const VECTORS_DRAWN = 256;

/** A function that returns another initialisation vector each time. */
const createVectors = (): (() => Buffer) => {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(IV_BYTES * VECTORS_DRAWN);
    const vector = drawn.subarray(0, IV_BYTES);
    drawn = drawn.subarray(IV_BYTES);
    return vector;
  };
};

const derive = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `newsdesk ${purpose}`, KEY_BYTES));

export const createSeal = (secret: string): Seal => {
  const sealing = derive(secret, 'working state');
  const marking = derive(secret, 'names');
  const nextVector = createVectors();
  const marks = createRecentMap<string>(MARKS_MAX);
  return {
    close: (text, place) => {
      const iv = nextVector();
      const cipher = createCipheriv(ALGORITHM, sealing, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: (sealed, place) => {
      const iv = sealed.subarray(0, IV_BYTES);
      const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(ALGORITHM, sealing, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag);
      const body = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
    mark: (kind, name) => {
      const text = `${kind}\n${name}`;
      const known = marks.get(text);
      if (known !== undefined) return known;
      const mark = createHmac('sha256', marking)
        .update(text)
        .digest()
        .subarray(0, MARK_BYTES)
        .toString('base64url');
      marks.set(text, mark);
      return mark;
    },
  };
};
