import type { SourceBlock } from '../tree/source-block.ts';
import { cleanLine } from './clean-line.ts';
import { lowered, raised } from './raised-text.ts';

type ContainerKind =
  | 'root'
  | 'heading'
  | 'list'
  | 'item'
  | 'terms'
  | 'term'
  | 'meaning'
  | 'table'
  | 'cell'
  | 'layout'
  | 'quotation'
  | 'callout'
  | 'disclosure'
  | 'label'
  | 'figure'
  | 'caption'
  | 'note';

/** What is being read and not yet at its end; the blocks that it holds so far. */
export interface Container {
  readonly kind: ContainerKind;
  readonly blocks: SourceBlock[];
  /** Whether something in it is not printed bold. */
  isPlain: boolean;
  /** What its blocks make for the container around it. */
  readonly finish: (blocks: readonly SourceBlock[]) => readonly SourceBlock[];
}

/** Lists and quotations nested deeper than anybody follows are read as if they were not nested. */
const NESTING_MAX = 24;
/** A picture in a line reads as its words up to here; one with more to say stands behind the line. */
const INLINE_ALT_MAX = 40;
/** What cameras and programs call a picture says nothing. */
const FILE_NAME =
  /^\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$|^(?:img|image|dsc|screenshot)[\s_-]?\d*$/iu;

/** As much of a line decides how what stands high behind it reads. Characters. */
const TAIL = 8;

interface Line {
  text: string;
  /** The end of the text: looking at the whole for it would take the time of its length. */
  tail: string;
  hasText: boolean;
  bold: number;
  isPlain: boolean;
  images: { readonly alt: string; readonly isSign: boolean; readonly at: number }[];
}

const emptyLine = (bold: number): Line => ({
  text: '',
  tail: '',
  hasText: false,
  bold,
  isPlain: false,
  images: [],
});

/** Whether a picture stands for a word or a sign of the line. */
const isReadInLine = (alt: string, isSign: boolean): boolean =>
  alt !== '' && (isSign || alt.length <= INLINE_ALT_MAX);

/** A line's text with the pictures that are read in it. */
const wordsOf = ({ text, images }: Line): string => {
  let words = '';
  let from = 0;
  for (const { alt, isSign, at } of images) {
    words += text.slice(from, at);
    from = at;
    if (isReadInLine(alt, isSign)) words += isSign ? alt : ` ${alt} `;
  }
  return words + text.slice(from);
};

const filled = (parts: readonly string[]): readonly string[] =>
  parts.map(cleanLine).filter((part) => part !== '');

/** The paragraphs of a line, parted where the page leaves one empty, and the pictures that are not read in it. */
const lineBlocks = (line: Line): readonly SourceBlock[] => {
  const isAlone = line.text.trim() === '' && !line.images.some(({ isSign }) => isSign);
  const texts = (isAlone ? '' : wordsOf(line)).split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u);
  const pictures = line.images.filter(({ alt, isSign }) => isAlone || !isReadInLine(alt, isSign));
  return [
    ...filled(texts).map((text) => ({ kind: 'paragraph', text }) as const),
    ...filled(pictures.map(({ alt }) => alt)).map((alt) => ({ kind: 'image', alt }) as const),
  ];
};

/** Collects lines into blocks and blocks into the containers that are open. */
export class BlockBuilder {
  readonly root: Container;
  readonly #open: Container[];
  #line = emptyLine(0);

  constructor() {
    this.root = { kind: 'root', blocks: [], isPlain: false, finish: (blocks) => blocks };
    this.#open = [this.root];
  }

  get top(): Container {
    return this.#open.at(-1) ?? this.root;
  }

  /** The innermost open container of one of the kinds. */
  nearest(...kinds: readonly ContainerKind[]): Container | undefined {
    return this.#open.findLast(({ kind }) => kinds.includes(kind));
  }

  get isTooDeep(): boolean {
    return this.#open.length > NESTING_MAX;
  }

  /** Whether a heading here opens a section of the page. */
  get isInSection(): boolean {
    return this.#open.every(({ kind }) => /^(?:root|disclosure|layout)$/u.test(kind));
  }

  get hasText(): boolean {
    return this.#line.hasText;
  }

  write(text: string): void {
    const line = this.#line;
    line.text += text;
    line.tail = (line.tail + text.slice(-TAIL)).slice(-TAIL);
    if (text.trim() === '') return;
    line.hasText = true;
    if (line.bold === 0) line.isPlain = true;
  }

  bold(step: 1 | -1): void {
    this.#line.bold = Math.max(0, this.#line.bold + step);
  }

  raise(text: string): void {
    this.write(raised(this.#line.tail, text));
  }

  lower(text: string): void {
    this.write(lowered(this.#line.tail, text));
  }

  image(alt: string, isSign: boolean): void {
    const words = FILE_NAME.test(alt) ? '' : alt;
    this.#line.images.push({ alt: words, isSign, at: this.#line.text.length });
  }

  add(...blocks: readonly SourceBlock[]): void {
    this.endLine();
    this.top.blocks.push(...blocks);
  }

  /** Ends the block that is being written. */
  endLine(): void {
    const line = this.#line;
    if (line.text === '' && line.images.length === 0) return;
    this.#line = emptyLine(line.bold);
    if (line.isPlain) this.top.isPlain = true;
    this.top.blocks.push(...lineBlocks(line));
  }

  open(kind: ContainerKind, finish: Container['finish']): Container {
    this.endLine();
    const container: Container = { kind, blocks: [], isPlain: false, finish };
    this.#open.push(container);
    return container;
  }

  /** Ends a container and all that is still open in it; nothing when it has ended. */
  close(container: Container): void {
    if (!this.#open.includes(container) || container === this.root) return;
    this.endLine();
    for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
      const blocks = last.finish(last.blocks);
      for (const block of blocks) this.top.blocks.push(block);
      if (last.isPlain) this.top.isPlain = true;
      if (last === container) return;
    }
  }
}
