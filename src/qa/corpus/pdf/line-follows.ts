import type { Line } from './page-flow.ts';

/** Tells whether a line goes on with what the line above says. */
export interface LineFollows {
  goesOn(line: Line, above: Line, isNewPage: boolean): boolean;
  /** Takes the distance of two lines that go on as the measure for lines of their size. */
  measure(line: Line, above: Line): void;
}

/** Lines further apart than this many usual distances belong to two paragraphs. */
const PARAGRAPH_GAP = 1.3;
/** What no paragraph's lines are apart, and what they always may be, as shares of their size. */
const GAP_MAX = 2.2;
const GAP_MIN = 1.2;
const USUAL_GAP = 1.25;
/** A first line further in than this share of its letters' size begins a paragraph. */
const INDENT = 0.8;
/** A line that ends this much before the others, as a share of their length, may be a paragraph's last. */
const SHORT_LINE = 0.8;
const ENDS_SENTENCE = /[.!?:]["'\u201d\u2019)\]]*$/u;

/** Whether a text ends as a sentence or in a colon. */
export const endsSentence = (text: string): boolean => ENDS_SENTENCE.test(text);

/** Whether a line stands at the top of another page or column than the one above. */
export const isElsewhere = (line: Line, above: Line, isNewPage: boolean): boolean =>
  isNewPage || line.isFirst || above.y <= line.y;

export const createLineFollows = (): LineFollows => {
  /** The distance between lines of a paragraph, by the size of their letters. */
  const usual = new Map<number, number>();

  const isFar = (line: Line, above: Line): boolean => {
    const gap = above.y - line.y;
    const known = usual.get(line.size);
    if (gap <= line.size * GAP_MIN || gap <= (known ?? line.size * USUAL_GAP) * PARAGRAPH_GAP)
      return false;
    // Before two lines were seen, wide spacing shows by a sentence that goes on.
    return known !== undefined || gap > line.size * GAP_MAX || endsSentence(above.text);
  };
  return {
    goesOn(line, above, isNewPage) {
      if (Math.abs(line.size - above.size) > 0.6) return false;
      if (isElsewhere(line, above, isNewPage))
        return !endsSentence(above.text) || /^\p{Ll}/u.test(line.text);
      if (isFar(line, above)) return false;
      if (!endsSentence(above.text)) return true;
      const isShort = above.end - line.left < (line.right - line.left) * SHORT_LINE;
      const isIndented =
        line.x - line.left > line.size * INDENT && above.x - line.left < line.size * INDENT;
      return !isIndented && !isShort;
    },
    measure(line, above) {
      const gap = above.y - line.y;
      if (gap > 0 && gap < line.size * 2)
        usual.set(line.size, Math.min(gap, usual.get(line.size) ?? gap));
    },
  };
};
