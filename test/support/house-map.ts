import { dirname } from 'node:path/posix';
import type { SourceFile } from './sources.ts';

/** Floors whose folders are rooms of their own. */
const FLOORS: ReadonlySet<string> = new Set(['src/qa', 'src/bots']);

const roomOf = (path: string): string => {
  const [floor = '', room = '', inner] = dirname(path).split('/');
  if (floor !== 'src' || room === '') return floor;
  const isFloor = FLOORS.has(`${floor}/${room}`);
  return isFloor && inner !== undefined ? `${room}/${inner}` : room;
};

/** `a, b/{c, d}` of "a", "b/c" and "b/d". */
const shortly = (rooms: Iterable<string>): string => {
  const floors = new Map<string, string[]>();
  for (const room of [...rooms].toSorted()) {
    const [floor = ''] = room.split('/');
    floors.set(floor, [...(floors.get(floor) ?? []), room]);
  }
  return [...floors]
    .map(([floor, inside]) => {
      const inner = inside
        .map((room) => room.slice(floor.length + 1))
        .filter((name) => name !== '');
      const hall = inside.includes(floor) ? [floor] : [];
      return [
        ...hall,
        ...(inner.length > 1
          ? [`${floor}/{${inner.join(', ')}}`]
          : inner.map((name) => `${floor}/${name}`)),
      ].join(', ');
    })
    .join(', ');
};

/** The rooms of the house and what each leans on, types included, a line each; `npm run map` writes it. */
export const houseMap = (sources: readonly SourceFile[]): string => {
  const rooms = new Map<string, Set<string>>();
  for (const { path, files } of sources) {
    const room = roomOf(path);
    const leansOn = rooms.get(room) ?? new Set();
    rooms.set(room, leansOn);
    for (const file of files) if (roomOf(file) !== room) leansOn.add(roomOf(file));
  }
  const width = Math.max(...[...rooms.keys()].map((room) => room.length));
  const lines = [...rooms]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([room, leansOn]) => `${room.padEnd(width)}  ${shortly(leansOn)}`.trimEnd());
  return ['```', ...lines, '```'].join('\n');
};

const MAP = /(?<=<!-- map: [^\n]*-->\n\n)[\s\S]*?(?=\n\n<!-- end of the map -->)/u;

/** The map that a page holds, and the page with another one in its place. */
export const mapIn = (page: string): string | undefined => MAP.exec(page)?.[0];
export const withMap = (page: string, map: string): string => page.replace(MAP, () => map);
