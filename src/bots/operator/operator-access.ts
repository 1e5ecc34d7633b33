import { randomBytes } from 'node:crypto';
import { isLoopbackHost } from '../../http/client-of.ts';

/** How somebody becomes the operator on the page. There is no other way: no address and no header makes one. */
export type OperatorAccess =
  /** By typing what only the operator knows. */
  | { readonly kind: 'token'; readonly token: string }
  /** By opening, once, the link that is printed where only somebody at the machine reads it. */
  | { readonly kind: 'link'; readonly key: string }
  | { readonly kind: 'nobody' };

/** What decides how the operator is known. */
export interface AccessSettings {
  readonly operatorToken: string | undefined;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly trustsProxy: boolean;
}

const KEY_BYTES = 24;

/** Where the link for the operator leads: to `/operator`, with the key that opens it once. */
export const operatorLink = (address: string, key: string): string =>
  `${address}/operator?key=${key}`;

/**
 * The token where one is set; the link where the server is for this machine alone, with a new key each time;
 * nobody where others can reach it: who asks cannot be told there by anything but a token.
 */
export const operatorAccess = ({
  operatorToken: token,
  host,
  publicUrl,
  trustsProxy,
}: AccessSettings): OperatorAccess => {
  if (token !== undefined) return { kind: 'token', token };
  const isForThisMachine = isLoopbackHost(host) && publicUrl === undefined && !trustsProxy;
  if (!isForThisMachine) return { kind: 'nobody' };
  return { kind: 'link', key: randomBytes(KEY_BYTES).toString('base64url') };
};
