import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import type { KeptAnswer, KeptAnswers } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const KEEP = `
  INSERT INTO kept_answers (id, place, sealed, at) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO NOTHING`;
const FIND = 'SELECT id, sealed, at FROM kept_answers WHERE id = ?';
const ALL = 'SELECT id, sealed, at FROM kept_answers ORDER BY at, id';
const REMOVE = 'DELETE FROM kept_answers WHERE id = ?';

export const createKeptAnswers = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): KeptAnswers => {
  const idOf = (name: string): string => seal.mark('kept answer', name);
  const read = ({ id, sealed, at }: Row): KeptAnswer => ({
    ...(JSON.parse(seal.open(bytesOf(sealed), `kept answer ${id}`)) as KeptAnswer), // as `keep` wrote it
    keptAt: Number(at),
  });
  return {
    keep: async ({ name, text }, place) => {
      const id = idOf(name);
      const sealed = seal.close(JSON.stringify({ name, text }), `kept answer ${id}`);
      const owner = place === undefined ? null : markPlace(seal, place);
      return (await connection.write([KEEP, id, owner, sealed, now()])) === 1;
    },
    find: async (name) => {
      const row = await connection.get(FIND, idOf(name));
      return row === undefined ? undefined : read(row);
    },
    all: async () => (await connection.all(ALL)).map(read),
    remove: async (name) => (await connection.write([REMOVE, idOf(name)])) > 0,
  };
};
