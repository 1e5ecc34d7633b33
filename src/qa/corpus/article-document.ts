import type { Document } from '../types.ts';
import {
  type ArticleFile,
  articleId,
  DEFAULT_COLLECTION,
  DEFAULT_LANGUAGE,
  fileTitle,
} from './document-reader.ts';
import { composeTree } from './tree/compose-tree.ts';
import type { SourceBlock } from './tree/source-block.ts';
import { tidyBlock } from './tree/tidy-block.ts';

/** What a format may say of an article besides its text. */
export interface ArticleFacts {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[];
  readonly publishedOn?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  /** Where it comes from, when that is a plain name. */
  readonly source?: string | undefined;
  readonly tags?: readonly string[];
  readonly aliases?: readonly string[];
  /** What is wrong with the file and costs nothing of its text. */
  readonly warnings?: readonly string[];
}

const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Headings this far down may still be the title. */
const TITLE_DEPTH = 3;

/** What the format calls the article, else the heading on top of it, and the blocks without the heading that says the same. */
const withTitle = (
  title: string | undefined,
  blocks: readonly SourceBlock[],
): readonly [title: string | undefined, blocks: readonly SourceBlock[]] => {
  const at = blocks
    .slice(0, TITLE_DEPTH)
    .findIndex(
      (block, n) =>
        block.kind === 'heading' &&
        (title === undefined
          ? n === 0 || block.level === 1
          : comparable(block.text) === comparable(title)),
    );
  const found = blocks[at];
  const heading = found?.kind === 'heading' ? found.text : undefined;
  return [title ?? heading, blocks.filter((_, n) => n !== at)];
};

/** One line, NFC; nothing for an empty value. */
export const oneLine = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = value
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text === '' ? undefined : text.slice(0, 500);
};

/** The n-th article of a file, of its blocks and what the format says of it; none without text besides the title. */
export const articleDocument = (
  file: ArticleFile,
  n: number,
  facts: ArticleFacts,
  source: readonly SourceBlock[],
): readonly Document[] => {
  const [title, blocks] = withTitle(oneLine(facts.title), source.map(tidyBlock));
  const composed = composeTree(title, blocks);
  if (composed.root.blocks.length === 0 && composed.root.sections.length === 0) return [];
  const { publisher, publishedOn, url } = facts;
  return [
    {
      id: articleId(file, n),
      title: title ?? fileTitle(file),
      ...(oneLine(publisher) === undefined ? {} : { publisher: oneLine(publisher) ?? '' }),
      authors: facts.authors ?? [],
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(url !== undefined && /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url) ? { url } : {}),
      ...(facts.source === undefined ? {} : { source: facts.source }),
      tags: facts.tags ?? [],
      ...(facts.aliases?.length ? { aliases: facts.aliases } : {}),
      ...(facts.warnings?.length ? { warnings: facts.warnings } : {}),
      collection: file.collection ?? DEFAULT_COLLECTION,
      language: facts.language?.toLowerCase().split(/[-_]/u, 1)[0] || DEFAULT_LANGUAGE,
      ...composed,
    },
  ];
};
