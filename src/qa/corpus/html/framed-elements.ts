import type { SourceBlock } from '../tree/source-block.ts';
import type { Container } from './block-builder.ts';
import { blockTexts } from './block-text.ts';
import { calloutOf } from './callout-of.ts';
import { classOf } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';
import { throughBlock } from './list-elements.ts';
import type { ElementReader, Entered, Walk } from './walk.ts';

const ASKS = /[?？]\s*$/u;
/** What a disclosure is called that says nothing of what it holds. */
const SAYS_NOTHING =
  /^(?:(?:show|read|see|view|learn|click|tap|press)\b.{0,30}\b(?:more|details?|here|expand|all|open)|details?|more|expand|toggle|open)\W*$/iu;

const oneText = (blocks: readonly SourceBlock[]): string =>
  blockTexts(blocks).join(' ').replaceAll('\n', ' ');

/** A label and what stands under it: a question where it asks, a section where it holds some, else a box. */
const disclosed = (label: string, blocks: readonly SourceBlock[]): readonly SourceBlock[] => {
  if (label === '' || SAYS_NOTHING.test(label)) return blocks;
  if (blocks.length === 0) return [{ kind: 'paragraph', text: label }];
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  if (levels.length > 0) {
    const level = Math.max(1, Math.min(...levels) - 1);
    return [{ kind: 'heading', level, text: label }, ...blocks];
  }
  return ASKS.test(label)
    ? [{ kind: 'question', question: label, answer: blocks }]
    : [{ kind: 'callout', label, blocks }];
};

const openDisclosure = (walk: Walk, printed: string): Entered => {
  const { builder } = walk;
  if (builder.isTooDeep) return throughBlock(walk);
  walk.anchor = undefined;
  const box = builder.open('disclosure', (blocks) => {
    const label = walk.labels.get(box) ?? printed;
    walk.labels.delete(box);
    return disclosed(label, blocks);
  });
  return () => builder.close(box);
};

export const readDisclosure: ElementReader = (_, walk) => openDisclosure(walk, '');

/** The panel that a button opens, under what is printed on the button. */
export const readPanel = (label: string, walk: Walk): Entered => openDisclosure(walk, label);

/** Reads a label for the box that is open. */
export const readLabel = (box: Container, { builder, labels }: Walk): Entered => {
  const label = builder.open('label', (blocks) => {
    const text = oneText(blocks);
    if (text !== '' && !labels.has(box)) labels.set(box, text);
    return [];
  });
  return () => builder.close(label);
};

export const readSummary: ElementReader = (_, walk) => {
  const box = walk.builder.nearest('disclosure', 'item', 'cell', 'callout', 'meaning');
  return box?.kind === 'disclosure' || box?.kind === 'callout'
    ? readLabel(box, walk)
    : throughBlock(walk);
};

export const readQuotation: ElementReader = (element, walk) => {
  const { builder } = walk;
  const callout = calloutOf(element);
  if (callout !== undefined) return readCallout(callout.label, walk);
  if (builder.isTooDeep) return throughBlock(walk);
  const quotation = builder.open('quotation', (blocks) =>
    blocks.length === 0 ? [] : [{ kind: 'quotation', blocks }],
  );
  return () => builder.close(quotation);
};

export const readCallout = (said: string | undefined, walk: Walk): Entered => {
  const { builder } = walk;
  if (builder.isTooDeep) return throughBlock(walk);
  const box = builder.open('callout', (blocks) => {
    const label = walk.labels.get(box) ?? said;
    walk.labels.delete(box);
    if (blocks.length === 0) return label === undefined ? [] : [{ kind: 'paragraph', text: label }];
    return [{ kind: 'callout', ...(label === undefined ? {} : { label }), blocks }];
  });
  return () => builder.close(box);
};

/** A figure's caption belongs to its picture or table; without one it is a paragraph where it stands. */
export const readFigure: ElementReader = (_, walk) => {
  const { builder } = walk;
  if (builder.isTooDeep) return throughBlock(walk);
  const figure = builder.open('figure', (blocks) => {
    const caption = walk.labels.get(figure);
    walk.labels.delete(figure);
    return caption === undefined ? blocks : withCaption(blocks, caption);
  });
  return () => builder.close(figure);
};

const withCaption = (blocks: readonly SourceBlock[], caption: string): readonly SourceBlock[] => {
  const at = blocks.findLastIndex(({ kind }) => kind === 'image' || kind === 'table');
  const found = blocks[at];
  if (found?.kind === 'table' && found.caption === undefined) {
    return blocks.with(at, { ...found, caption });
  }
  if (found?.kind === 'image' && found.caption === undefined) {
    return blocks.with(at, { ...found, caption });
  }
  const isPicture = blocks.length === 0;
  return isPicture
    ? [{ kind: 'image', caption }]
    : [...blocks, { kind: 'paragraph', text: caption }];
};

export const readCaption: ElementReader = (_, walk) => {
  const figure = walk.builder.nearest('figure', 'item', 'cell', 'callout', 'meaning');
  return figure?.kind === 'figure' ? readLabel(figure, walk) : throughBlock(walk);
};

/** Source: schema.org's Question, in microdata. */
export const isQuestion = ({ attributes }: HtmlElement): boolean =>
  /schema\.org\/Question$/iu.test(attributes.itemtype ?? '');

const LABEL_CLASS = /(?:title|heading|label|header|caption)(?:_\w+)?(?=\s|$)/iu;

/** The box that an element is the label of, if it is one. */
export const labelledBox = (
  element: HtmlElement,
  { builder, labels }: Walk,
): Container | undefined => {
  const box = builder.top.kind === 'layout' ? builder.nearest('callout', 'item') : builder.top;
  if (box === undefined || labels.has(box) || builder.hasText) return undefined;
  if (box.kind === 'callout' && box.blocks.length === 0) {
    const isPrinted = /^h[1-6]$/u.test(element.name) || LABEL_CLASS.test(classOf(element));
    return isPrinted ? box : undefined;
  }
  const isName = element.attributes.itemprop === 'name';
  return box.kind === 'disclosure' && isName ? box : undefined;
};
