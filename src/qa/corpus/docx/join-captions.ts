import type { SourceBlock } from '../tree/source-block.ts';

const isLoneCaption = (
  block: SourceBlock | undefined,
): block is SourceBlock & { readonly kind: 'image' } =>
  block?.kind === 'image' && block.caption !== undefined && block.alt === undefined;

const takesCaption = (
  block: SourceBlock | undefined,
): block is SourceBlock & { readonly kind: 'image' | 'table' } =>
  (block?.kind === 'table' && block.caption === undefined) ||
  (block?.kind === 'image' && block.caption === undefined);

/** Captions that stand above a table or below a picture, each with what it is the caption of. */
export function joinCaptions(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    const next = blocks[at + 1];
    const last = joined.at(-1);
    if (isLoneCaption(block) && next?.kind === 'table' && takesCaption(next)) {
      joined.push({ ...next, caption: block.caption ?? '' });
      at += 1;
    } else if (isLoneCaption(block) && takesCaption(last)) {
      joined[joined.length - 1] = { ...last, caption: block.caption ?? '' };
    } else joined.push(block);
  }
  return joined;
}
