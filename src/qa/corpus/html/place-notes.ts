import type { SourceBlock } from '../tree/source-block.ts';

/** A note's own number or sign, and the arrow back to its mark. */
const OWN_MARK = /^(?:\[[\d\s*†‡]{0,4}\]|\d{1,3}[.)](?=\s)|[↑^*†‡])\s*/u;
const ARROW_BACK = /\s*[↩↑⤴↵]\ufe0e?\s*$/u;

/** The heading of a page's notes, which nothing is left under. */
const NOTES_NAME = /^(?:foot|end)?notes?$/iu;

const withoutMarks = (blocks: readonly SourceBlock[]): readonly SourceBlock[] =>
  blocks.flatMap((block): readonly SourceBlock[] => {
    if (block.kind !== 'paragraph') return [block];
    const text = block.text.replace(ARROW_BACK, '').replace(OWN_MARK, '');
    return text === '' ? [] : [{ ...block, text }];
  });

/**
 * The blocks of a page with its notes at the end of the sections that they are marked in.
 * `marks` has, by a note's id, how many blocks stood before its mark.
 */
export function placeNotes(
  blocks: readonly SourceBlock[],
  marks: ReadonlyMap<string, number>,
  notes: ReadonlyMap<string, readonly SourceBlock[]>,
): readonly SourceBlock[] {
  if (notes.size === 0) return blocks;
  const ends = blocks.map(() => blocks.length);
  for (let at = blocks.length - 2; at >= 0; at -= 1) {
    ends[at] = blocks[at + 1]?.kind === 'heading' ? at + 1 : (ends[at + 1] ?? blocks.length);
  }
  const byEnd = new Map<number, SourceBlock[]>();
  for (const [id, at] of marks) {
    const end = ends[at] ?? blocks.length;
    const note = withoutMarks(notes.get(id) ?? []);
    const before = byEnd.get(end);
    if (before === undefined) byEnd.set(end, [...note]);
    else before.push(...note);
  }
  return [
    ...blocks.flatMap((block, at) => {
      const isOnlyTheirName =
        block.kind === 'heading' && at === blocks.length - 1 && NOTES_NAME.test(block.text);
      return [...(byEnd.get(at) ?? []), ...(isOnlyTheirName ? [] : [block])];
    }),
    ...(byEnd.get(blocks.length) ?? []),
  ];
}
