import { describe, expect, it } from 'vitest';
import { fileOf, filled, KINDS, withEntry } from '../../../templates/new-entry.ts';

const REGISTRY = `import { oldReader } from './old-reader.ts';

/** Every one. */
export const REGISTRY = [
  oldReader,
];
`;

describe('a new entry', () => {
  it('is imported and listed last, or first where order is priority', () => {
    expect(
      withEntry(REGISTRY, KINDS.reader, 'tide-table'),
    ).toBe(`import { oldReader } from './old-reader.ts';
import { tideTableReader } from './tide-table-reader.ts';

/** Every one. */
export const REGISTRY = [
  oldReader,
  tideTableReader,
];
`);
    expect(withEntry(REGISTRY, KINDS.form, 'lone')).toContain('= [\n  loneForm,\n  oldReader,\n]');
  });

  it('is refused when it is listed already or its name is none', () => {
    expect(() => withEntry(REGISTRY, KINDS.reader, 'old')).toThrow('oldReader is listed already');
    for (const name of ['Tide', 'tide_table', '../tide', '-tide', 'tide--table'])
      expect(() => filled('CAMEL', name), name).toThrow('is no name');
  });

  it('has its names in its file', () => {
    expect(filled('CAMELReader NAME .COMPACT', 'tide-table')).toBe(
      'tideTableReader tide-table .tidetable',
    );
    expect(fileOf(KINDS.reader, 'tide-table')).toBe('tide-table-reader');
    expect(fileOf(KINDS.command, 'tide-table')).toBe('tide-table');
  });
});
