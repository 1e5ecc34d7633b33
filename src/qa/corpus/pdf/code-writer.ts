import type { SourceBlock } from '../tree/source-block.ts';
import type { Line } from './page-flow.ts';

/** Makes a block of code of lines that are printed as code. */
export interface CodeWriter {
  isOpen(): boolean;
  /** How far in the code begins. Points. */
  left(): number;
  /** Whether a line belongs to the code above. */
  takes(line: Line, isNewPage: boolean): boolean;
  add(line: Line): void;
  /** The code read so far, which is then forgotten. */
  end(): SourceBlock | undefined;
}

/** Lines of code are no further apart, as a share of their size; from the smaller one on, a line is left out between them. */
const GAP = 3.2;
const BLANK = 1.9;
/** The width of a letter, as a share of its size: all are as wide in such fonts. */
const LETTER = 0.6;

export const createCodeWriter = (): CodeWriter => {
  let lines: Line[] = [];
  const left = (): number => Math.min(...lines.map(({ x }) => x));
  const textOf = (line: Line, at: number): string => {
    const above = lines[at - 1];
    const isApart = above !== undefined && above.y - line.y > line.size * BLANK;
    const indent = Math.max(0, Math.round((line.x - left()) / (line.size * LETTER)));
    const mark = line.mark === undefined ? '' : `${line.mark} `;
    return `${isApart ? '\n' : ''}${' '.repeat(indent)}${mark}${line.text}`;
  };
  return {
    isOpen: () => lines.length > 0,
    left,
    takes(line, isNewPage) {
      const last = lines.at(-1);
      if (last === undefined || isNewPage || line.isFirst) return false;
      const gap = last.y - line.y;
      return gap > 0 && gap < line.size * GAP;
    },
    add: (line) => void lines.push(line),
    end() {
      if (lines.length === 0) return undefined;
      const text = lines.map(textOf).join('\n');
      lines = [];
      return { kind: 'code', text };
    },
  };
};
