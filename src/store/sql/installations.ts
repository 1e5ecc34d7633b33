import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import type { Installations, Json } from '../store.ts';
import { bytesOf, type Connection } from './connection.ts';

const KEEP = `
  INSERT INTO installations (place, sealed, at) VALUES (?, ?, ?)
  ON CONFLICT (place) DO UPDATE SET sealed = excluded.sealed, at = excluded.at`;
const FIND = 'SELECT sealed FROM installations WHERE place = ?';
const COUNT = 'SELECT COUNT(*) AS count FROM installations';
const BEGIN = 'INSERT INTO install_states (state, sealed, expires_at) VALUES (?, ?, ?)';
const BEGUN = 'SELECT sealed FROM install_states WHERE state = ? AND expires_at > ?';
const END = 'DELETE FROM install_states WHERE state = ?';

export const createInstallations = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): Installations => {
  const open = (sealed: unknown, row: string): Json =>
    JSON.parse(seal.open(bytesOf(sealed), row)) as Json; // sealed by this program
  return {
    begin: async (state, given, until) => {
      const row = seal.mark('install state', state);
      await connection.write([BEGIN, row, seal.close(JSON.stringify(given), row), until]);
    },
    take: async (state) => {
      const row = seal.mark('install state', state);
      const begun = await connection.get(BEGUN, row, now());
      if (begun === undefined) return undefined;
      // Of two that come back with the same state, one has it.
      return (await connection.write([END, row])) === 1 ? open(begun.sealed, row) : undefined;
    },
    keep: async (place, installation) => {
      const row = markPlace(seal, place);
      const sealed = seal.close(JSON.stringify(installation), `installation ${row}`);
      await connection.write([KEEP, row, sealed, now()]);
    },
    find: async (place) => {
      const row = markPlace(seal, place);
      const kept = await connection.get(FIND, row);
      return kept === undefined ? undefined : open(kept.sealed, `installation ${row}`);
    },
    count: async () => Number((await connection.get(COUNT))?.count ?? 0),
  };
};
