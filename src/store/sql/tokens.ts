import type { Seal } from '../seal.ts';
import type { Token, Tokens } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const ADD = 'INSERT INTO tokens (hash, id, sealed, made_at) VALUES (?, ?, ?, ?)';
const FIND = 'SELECT hash, sealed FROM tokens WHERE hash = ?';
const ALL = 'SELECT hash, sealed FROM tokens ORDER BY made_at, id';
const REVOKE = 'DELETE FROM tokens WHERE id = ?';

export const createTokens = (connection: Connection, seal: Seal): Tokens => {
  const hashOf = (secret: string): string => seal.mark('token', secret);
  const read = ({ hash, sealed }: Row): Token =>
    JSON.parse(seal.open(bytesOf(sealed), `token ${hash}`)) as Token; // sealed by this program
  return {
    add: async (token, secret) => {
      const hash = hashOf(secret);
      const sealed = seal.close(JSON.stringify(token), `token ${hash}`);
      await connection.write([ADD, hash, token.id, sealed, token.madeAt]);
    },
    find: async (secret) => {
      const row = await connection.get(FIND, hashOf(secret));
      return row === undefined ? undefined : read(row);
    },
    all: async () => (await connection.all(ALL)).map(read),
    revoke: async (id) => (await connection.write([REVOKE, id])) > 0,
  };
};
