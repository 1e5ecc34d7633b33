// Long: one walk over the page, whose readers call it again.

import type { SourceBlock } from '../tree/source-block.ts';
import { BlockBuilder } from './block-builder.ts';
import { calloutOf } from './callout-of.ts';
import { languageOf, readCode } from './code-element.ts';
import { classOf, isBlock, isHidden, isSilent, isUnknown, plainText } from './element-kinds.ts';
import {
  isQuestion,
  labelledBox,
  readCallout,
  readCaption,
  readDisclosure,
  readFigure,
  readLabel,
  readPanel,
  readQuotation,
  readSummary,
} from './framed-elements.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import {
  readItem,
  readList,
  readMeaning,
  readNote,
  readTerm,
  readTerms,
  throughBlock,
} from './list-elements.ts';
import { measureElements } from './measure-elements.ts';
import { placeNotes } from './place-notes.ts';
import { readTabs } from './tab-elements.ts';
import { readCell, readHead, readRow, readTable, readTableCaption } from './table-elements.ts';
import {
  noticeAnchor,
  noticePermalink,
  readBold,
  readBreak,
  readHeading,
  readImage,
  readLink,
  readLowered,
  readMath,
  readQuote,
  readRaised,
  readRuby,
  readRule,
} from './text-elements.ts';
import type { ElementReader, Entered, Walk } from './walk.ts';

const READERS: Readonly<Record<string, ElementReader>> = {
  h1: readHeading,
  h2: readHeading,
  h3: readHeading,
  h4: readHeading,
  h5: readHeading,
  h6: readHeading,
  br: readBreak,
  hr: readRule,
  b: readBold,
  strong: readBold,
  q: readQuote,
  rt: readRuby,
  math: readMath,
  sup: readRaised,
  sub: readLowered,
  a: readLink,
  img: readImage,
  ul: readList,
  ol: readList,
  menu: readList,
  dir: readList,
  li: readItem,
  dl: readTerms,
  dt: readTerm,
  dd: readMeaning,
  table: readTable,
  caption: readTableCaption,
  thead: readHead,
  tr: readRow,
  td: readCell,
  th: readCell,
  blockquote: readQuotation,
  details: readDisclosure,
  summary: readSummary,
  figure: readFigure,
  figcaption: readCaption,
  pre: readCode,
};

/** A node where it stands. */
interface Place {
  readonly node: HtmlNode;
  readonly parent: HtmlElement;
  /** Whether its parent holds words of its own. */
  readonly isInText: boolean;
}

/** A node to read, or the end of one. */
type Step = Place | (() => void);

const hasOwnText = ({ children }: HtmlElement): boolean =>
  children.some((child) => child.kind === 'text' && child.text.trim() !== '');

export interface HtmlBlocksOptions {
  /** Elements that are no part of what is read, though the page shows them. */
  readonly isLeftOut?: (element: HtmlElement) => boolean;
}

/** A button that opens a panel is the panel's name; another is nothing to read unless it stands in a text. */
const readButton = (element: HtmlElement, walk: Walk, isInText: boolean): Entered => {
  const { builder, controlled, panelLabels } = walk;
  if (isInText || builder.nearest('heading', 'label', 'term') !== undefined) return 'through';
  const panel = element.attributes['aria-controls'];
  if (panel !== undefined && controlled.has(panel) && !panelLabels.has(panel)) {
    panelLabels.set(panel, plainText(element));
  }
  return 'skip';
};

/** Highlighters name the language of code on a box around it. */
const withLanguage = (element: HtmlElement, walk: Walk, entered: Entered): Entered => {
  const language = languageOf(element);
  if (language === undefined || typeof entered === 'string') return entered;
  const before = walk.language;
  walk.language = language;
  return () => {
    walk.language = before;
    entered();
  };
};

const readBlock: ElementReader = (element, walk) => {
  if (element.attributes.role === 'heading') return readHeading(element, walk, element);
  if (isQuestion(element)) return readDisclosure(element, walk, element);
  const callout = calloutOf(element);
  if (callout !== undefined) return readCallout(callout.label, walk);
  return withLanguage(element, walk, throughBlock(walk));
};

const read = (
  element: HtmlElement,
  walk: Walk,
  parent: HtmlElement,
  isInText: boolean,
): Entered => {
  const { id = '', role } = element.attributes;
  const label = walk.panelLabels.get(id);
  if (label !== undefined) {
    walk.panelLabels.delete(id);
    return readPanel(label, walk);
  }
  if (element.name === 'button' || (role === 'button' && element.name !== 'a')) {
    return readButton(element, walk, isInText);
  }
  const tab = readTabs(element, walk);
  if (tab !== undefined) return tab;
  const box = labelledBox(element, walk);
  if (box !== undefined) return readLabel(box, walk);
  const reader = READERS[element.name];
  if (reader !== undefined) return reader(element, walk, parent);
  if (isBlock(element)) {
    return walk.marks.has(id) ? readNote(id, walk) : readBlock(element, walk, parent);
  }
  // The name of a language that stands over its code.
  if (classOf(element) === 'lang' && plainText(element) === walk.language) return 'skip';
  return isUnknown(element) && !isInText ? throughBlock(walk) : 'through';
};

const enter = (
  element: HtmlElement,
  walk: Walk,
  { parent, isInText }: Place,
  { isLeftOut }: HtmlBlocksOptions,
): Entered => {
  if (isHidden(element) && !walk.controlled.has(element.attributes.id ?? '')) return 'skip';
  if (isSilent(element)) {
    if (walk.builder.nearest('heading') !== undefined) noticePermalink(element, walk);
    return 'skip';
  }
  if (isLeftOut?.(element) === true) {
    if (isBlock(element)) walk.builder.endLine();
    return 'skip';
  }
  noticeAnchor(element, walk);
  return read(element, walk, parent, isInText);
};

const startWalk = (root: HtmlElement): Walk => ({
  builder: new BlockBuilder(),
  measureOf: measureElements(root),
  controlled: controlledIds(root),
  panelLabels: new Map(),
  marks: new Map(),
  notes: new Map(),
  labels: new Map(),
  lists: new Map(),
  terms: new Map(),
  tables: new Map(),
  tabs: [],
  anchor: undefined,
  innerAnchor: undefined,
  language: undefined,
});

/** Ids of parts that something on the page opens. */
const controlledIds = (root: HtmlElement): ReadonlySet<string> => {
  const ids = new Set<string>();
  const rest: HtmlElement[] = [root];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    const {
      'aria-controls': controls,
      'data-bs-target': target,
      'data-target': old,
    } = element.attributes;
    for (const id of [controls, target?.slice(1), old?.slice(1)]) if (id) ids.add(id);
    for (const child of element.children) if (child.kind === 'element') rest.push(child);
  }
  return ids;
};

/** White space that is not shown as it is written; most texts have none. */
const COLLAPSES = /[\t\n\r\f]| {2}/u;

const writeText = (words: string, walk: Walk): void => {
  const text = COLLAPSES.test(words) ? words.replace(/[ \t\n\r\f]+/gu, ' ') : words;
  if (text.trim() !== '') walk.anchor = undefined;
  walk.builder.write(text);
};

/** What a page or a part of one holds, in its order; never nested deeper than 24 levels, however the page is. */
export function htmlBlocks(
  root: HtmlElement,
  options: HtmlBlocksOptions = {},
): readonly SourceBlock[] {
  const walk = startWalk(root);
  const steps: Step[] = [{ node: root, parent: root, isInText: false }];
  const readStep = (step: Place): void => {
    const { node } = step;
    if (node.kind === 'text') {
      writeText(node.text, walk);
      return;
    }
    const entered = enter(node, walk, step, options);
    if (entered === 'skip') return;
    if (entered !== 'through') steps.push(entered);
    const isInText = hasOwnText(node);
    for (const child of node.children.toReversed()) {
      steps.push({ node: child, parent: node, isInText });
    }
  };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'function') step();
    else readStep(step);
  }
  walk.builder.endLine();
  return placeNotes(walk.builder.root.blocks, walk.marks, walk.notes);
}
