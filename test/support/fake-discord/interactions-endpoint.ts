import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { World } from './world.ts';

/** How a request to the application's address is made. */
export interface EndpointPost {
  readonly isForged?: boolean;
  /** Seconds since 1970; now, unless told. */
  readonly timestamp?: number;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly body: string;
}

/** The address that interactions go to in place of the gateway. */
export interface InteractionsEndpoint {
  /** The application's public key, in hexadecimal digits. */
  readonly verifyKey: string;
  /** Sets the address as the developer portal does: after a PING, and a forged one that must be refused. */
  set(url: string): Promise<{ readonly isTaken: boolean; readonly why: readonly string[] }>;
  /** Sends a payload to the address that is set, signed. */
  post(payload: object, how?: EndpointPost): Promise<EndpointAnswer>;
  isSet(): boolean;
}

/** Bytes of DER before the key itself. Source: RFC 8410. */
const KEY_HEADER_BYTES = 12;
const PING = { type: 1 };

export const createInteractionsEndpoint = (
  world: Pick<World, 'settings'>,
): InteractionsEndpoint => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  let url: string | undefined;

  const postTo = async (
    address: string,
    payload: object,
    { isForged = false, timestamp = Math.floor(Date.now() / 1000) }: EndpointPost,
  ): Promise<EndpointAnswer> => {
    const body = JSON.stringify(payload);
    const signature = isForged
      ? randomBytes(64)
      : sign(null, Buffer.from(`${timestamp}${body}`), privateKey);
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-signature-timestamp': String(timestamp),
        'x-signature-ed25519': signature.toString('hex'),
      },
      body,
      signal: AbortSignal.timeout(world.settings.deadlineMs),
    });
    return { status: response.status, body: await response.text() };
  };

  return {
    verifyKey: der.subarray(KEY_HEADER_BYTES).toString('hex'),
    set: async (address) => {
      const why: string[] = [];
      const answered = await postTo(address, PING, {});
      if (answered.status !== 200 || JSON.parse(answered.body || '{}').type !== 1) {
        why.push(`no PONG: ${answered.status} ${answered.body}`);
      }
      const forged = await postTo(address, PING, { isForged: true });
      if (forged.status !== 401) why.push(`took a forged signature: ${forged.status}`);
      if (why.length === 0) url = address;
      return { isTaken: why.length === 0, why };
    },
    post: (payload, how = {}) => {
      if (url === undefined) throw new Error('no address is set');
      return postTo(url, payload, how);
    },
    isSet: () => url !== undefined,
  };
};
