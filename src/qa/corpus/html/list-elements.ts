import type { SourceBlock } from '../tree/source-block.ts';
import { blockTexts } from './block-text.ts';
import { classOf } from './element-kinds.ts';
import type { HtmlElement } from './html-tree.ts';
import type { ElementReader, Entered, TermGroup, Walk } from './walk.ts';

/** What stands in a list beside its items: a list nested without an item belongs to the item before. */
const takeStray = (stray: SourceBlock[], items: SourceBlock[][]): void => {
  if (stray.length === 0) return;
  const blocks = stray.splice(0);
  const last = items.at(-1);
  if (last === undefined) items.push(blocks);
  else last.push(...blocks);
};

/** The number that a list begins with, where it is told and not 1. */
const startOf = ({ name, attributes }: HtmlElement): { readonly start?: number } => {
  const start = /^\s*\d{1,4}\s*$/u.test(attributes.start ?? '') ? Number(attributes.start) : 1;
  return name === 'ol' && start !== 1 ? { start } : {};
};

export const readList: ElementReader = (element, walk) => {
  const { builder } = walk;
  if (builder.isTooDeep) return throughBlock(walk);
  const items: SourceBlock[][] = [];
  const ordered = element.name === 'ol';
  const list = builder.open('list', (stray) => {
    takeStray([...stray], items);
    walk.lists.delete(list);
    const filled = items.filter((item) => item.length > 0);
    if (filled.length === 0) return [];
    return [{ kind: 'list', ordered, ...startOf(element), items: filled }];
  });
  walk.lists.set(list, items);
  return () => builder.close(list);
};

export const readItem: ElementReader = (element, walk, parent) => {
  const { builder } = walk;
  const around = builder.nearest('list', 'item', 'cell', 'meaning', 'callout', 'quotation');
  // An item that was never closed ends where the next begins.
  if (around?.kind === 'item') builder.close(around);
  const list = builder.nearest('list', 'cell', 'meaning', 'callout', 'quotation');
  const items = list === undefined ? undefined : walk.lists.get(list);
  if (list === undefined || items === undefined || builder.top !== list) return throughBlock(walk);
  builder.endLine();
  takeStray(list.blocks, items);
  const id = element.attributes.id ?? '';
  // A list of works cited is one, whatever leads to it.
  const isCited = /(?:^|\s)references?(?=\s|$)/u.test(classOf(parent));
  if (walk.marks.has(id) && !isCited) return readNote(id, walk);
  const item = builder.open('item', (blocks) => {
    items.push([...blocks]);
    return [];
  });
  return () => builder.close(item);
};

export const throughBlock = ({ builder }: Walk): Entered => {
  builder.endLine();
  return () => builder.endLine();
};

const ASKS = /[?？]\s*$/u;

/** Reads a note that a mark in the text leads to. */
export const readNote = (id: string, { builder, notes }: Walk): Entered => {
  const note = builder.open('note', (blocks) => {
    notes.set(id, blocks);
    return [];
  });
  return () => builder.close(note);
};

/** One question or one definition of a group; terms without a meaning are only paragraphs. */
const groupBlocks = ({ terms, body }: TermGroup): readonly SourceBlock[] => {
  const term = terms.join(', ');
  if (body.length === 0) return terms.map((text) => ({ kind: 'paragraph', text }));
  if (term === '') return body;
  return ASKS.test(term)
    ? [{ kind: 'question', question: term, answer: body }]
    : [{ kind: 'definition', term, body }];
};

const endGroup = (group: TermGroup): readonly SourceBlock[] =>
  groupBlocks({ terms: group.terms.splice(0), body: group.body.splice(0) });

export const readTerms: ElementReader = (_, walk) => {
  const { builder } = walk;
  if (builder.isTooDeep) return throughBlock(walk);
  const group: TermGroup = { terms: [], body: [] };
  const list = builder.open('terms', (blocks) => {
    walk.terms.delete(list);
    return [...blocks, ...endGroup(group)];
  });
  walk.terms.set(list, group);
  return () => builder.close(list);
};

export const readTerm: ElementReader = (_, walk) => {
  const { builder } = walk;
  const before = builder.nearest('term', 'meaning', 'terms', 'item', 'cell');
  if (before?.kind === 'term' || before?.kind === 'meaning') builder.close(before);
  const list = builder.nearest('terms');
  const group = list === undefined ? undefined : walk.terms.get(list);
  if (list === undefined || group === undefined) return throughBlock(walk);
  builder.endLine();
  if (group.body.length > 0) list.blocks.push(...endGroup(group));
  const term = builder.open('term', (blocks) => {
    const text = blockTexts(blocks).join(' ').replaceAll('\n', ' ');
    if (text !== '') group.terms.push(text);
    return [];
  });
  return () => builder.close(term);
};

export const readMeaning: ElementReader = (_, walk) => {
  const { builder } = walk;
  const before = builder.nearest('term', 'meaning', 'terms', 'item', 'cell');
  if (before?.kind === 'term' || before?.kind === 'meaning') builder.close(before);
  const list = builder.nearest('terms');
  const group = list === undefined ? undefined : walk.terms.get(list);
  if (group === undefined) return throughBlock(walk);
  const meaning = builder.open('meaning', (blocks) => {
    group.body.push(...blocks);
    return [];
  });
  return () => builder.close(meaning);
};
