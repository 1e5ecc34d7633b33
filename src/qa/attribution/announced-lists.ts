import { UNITS } from '../analysis/quantities/small-numbers.ts';
import type { Attribution } from '../types.ts';
import type { Speaker } from './known-speakers.ts';
import type { SegmentWords } from './segment-words.ts';
import { LIST_ANNOUNCED, LIST_ENDS, LIST_PART, LIST_PROMISED } from './speech-words.ts';

/** A list that somebody announced and that the next paragraphs hold. */
export interface OpenList {
  readonly who: Speaker;
  /** Paragraphs that count as its parts even without "first", "second": list items of Markdown. */
  readonly unmarked: number;
}

/** The list that the paragraph's last sentence announces, or the one it is a part of. */
export function nextList(
  words: SegmentWords,
  result: readonly (Attribution | undefined)[],
  part: OpenList | undefined,
): OpenList | undefined {
  const { segment } = words;
  const last = segment.sentences.at(-1);
  const attribution = result.at(-1);
  if (last === undefined || attribution === undefined) return undefined;
  const text = words.printed(last.first, last.past - 1);
  const { mode: _, ...who } = attribution;
  if (part === undefined || isSomeoneElse(attribution, part)) {
    if (LIST_ANNOUNCED.test(text) && !LIST_PART.test(segment.text))
      return { who, unmarked: unmarkedParts(text) };
  }
  if (part === undefined || LIST_ENDS.test(segment.text)) return undefined;
  return { who: part.who, unmarked: Math.max(0, part.unmarked - 1) };
}

function isSomeoneElse(attribution: Attribution, part: OpenList): boolean {
  return attribution.speaker !== part.who.speaker;
}

/** "made three suggestions:" promises three paragraphs. */
function unmarkedParts(text: string): number {
  if (!/:\s*$/.test(text)) return 0;
  const number = LIST_PROMISED.exec(text)?.[1]?.toLowerCase() ?? '';
  return Math.max(0, UNITS.get(number) ?? 0, Number(number) || 0);
}
