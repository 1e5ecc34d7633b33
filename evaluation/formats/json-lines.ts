import { FormatError } from './format-error.ts';

/**
 * Each line's JSON object; empty lines are left out.
 *
 * @throws FormatError naming the line that is none.
 */
export const parseLines = (content: string, file: string): readonly object[] =>
  content
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${at + 1}`)]));

const parseLine = (line: string, place: string): object => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below with its place.
  }
  throw new FormatError(place, 'is no JSON object', 'write one object a line');
};
