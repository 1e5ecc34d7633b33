import type { SourceBlock } from '../tree/source-block.ts';
import type { BlockBuilder, Container } from './block-builder.ts';
import type { HtmlElement } from './html-tree.ts';
import type { Cell } from './table-grid.ts';

/** What is known of an element's inside before it is read. */
export interface Measure {
  /** Characters to read, white space at the ends of texts aside; those inside links. */
  readonly text: number;
  readonly linked: number;
  readonly links: number;
  readonly tables: number;
  readonly headings: number;
  /** Elements that stand apart from what is around them, the element itself not counted. */
  readonly blocks: number;
}

/** Terms and meanings as they come; a group ends where a term follows a meaning. */
export interface TermGroup {
  readonly terms: string[];
  readonly body: SourceBlock[];
}

/** What a table holds so far. */
export interface OpenTable {
  readonly rows: { readonly cells: Cell[]; readonly isHeader: boolean }[];
  /** The part of the table that is open: rows of a head name the columns. */
  isInHead: boolean;
  caption: string | undefined;
}

/** What is open and known while a page is read. */
export interface Walk {
  readonly builder: BlockBuilder;
  readonly measureOf: (element: HtmlElement) => Measure;
  /** Ids that a button or a tab opens, and what is printed on it. */
  readonly controlled: ReadonlySet<string>;
  readonly panelLabels: Map<string, string>;
  /** Of each note that has a mark, by its id: how many blocks of the page were complete when the mark came. */
  readonly marks: Map<string, number>;
  readonly notes: Map<string, readonly SourceBlock[]>;
  /** What is printed on boxes, lists' items and so on, while they are open. */
  readonly labels: Map<Container, string>;
  readonly lists: Map<Container, SourceBlock[][]>;
  readonly terms: Map<Container, TermGroup>;
  readonly tables: Map<Container, OpenTable>;
  /** Names of tabs whose panels are still to come. */
  tabs: string[];
  /** The last id before the text that comes. */
  anchor: string | undefined;
  /** The first id inside the heading that is read. */
  innerAnchor: string | undefined;
  /** What the box around code says that it is written in. */
  language: string | undefined;
}

/** What an element does: ends with something, is left out with all it holds, or only holds others. */
export type Entered = (() => void) | 'skip' | 'through';

export type ElementReader = (element: HtmlElement, walk: Walk, parent: HtmlElement) => Entered;
