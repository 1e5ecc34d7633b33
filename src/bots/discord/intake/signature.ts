import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in its DER form. Source: RFC 8410, section 4. */
const KEY_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
/** Older requests may be replays, and so may ones from the future. */
const AGE_MAX_SECONDS = 5 * 60;
const SIGNATURE_HEADER = 'x-signature-ed25519';
const TIMESTAMP_HEADER = 'x-signature-timestamp';

/** The key of an application as Discord tells it, 64 hexadecimal digits; `undefined` where it is none. */
export const readVerifyKey = (hex: unknown): KeyObject | undefined =>
  typeof hex === 'string' && /^[0-9a-f]{64}$/iu.test(hex)
    ? createPublicKey({
        key: Buffer.concat([KEY_HEADER, Buffer.from(hex, 'hex')]),
        format: 'der',
        type: 'spki',
      })
    : undefined;

/**
 * Whether a request is Discord's: signed with the application's key over its time and its raw body, at most five
 * minutes ago or ahead. Source: Discord documentation, "Interactions Overview", security and authorization.
 */
export const isFromDiscord = (
  headers: { get(name: string): string | null },
  body: Uint8Array,
  key: KeyObject,
  nowMs: number,
): boolean => {
  const timestamp = headers.get(TIMESTAMP_HEADER) ?? '';
  const signature = headers.get(SIGNATURE_HEADER) ?? '';
  if (!/^\d{1,12}$/u.test(timestamp) || !/^[0-9a-f]{128}$/iu.test(signature)) return false;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > AGE_MAX_SECONDS) return false;
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, signed, key, Buffer.from(signature, 'hex'));
};
