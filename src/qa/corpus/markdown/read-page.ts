import { QaError } from '../../errors.ts';
import type { ArticleFacts } from '../article-document.ts';
import { type ArticleFile, DEFAULT_COLLECTION } from '../document-reader.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import { parseHtml } from '../html/html-tree.ts';
import { isCaption } from '../is-caption.ts';
import { parseDate } from '../publication-date.ts';
import { withAnchors } from '../site/heading-anchors.ts';
import { pageAddress } from '../site/page-address.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { dateOfName } from './name-facts.ts';
import { type PageValues, pageFacts, pageValues, plainValue } from './page-facts.ts';
import { type ParsedFrontMatter, parseFrontMatter } from './parse-front-matter.ts';
import { createPageRenderer } from './render-page.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** A Markdown page as it is read. */
export interface Page {
  readonly facts: ArticleFacts;
  readonly blocks: readonly SourceBlock[];
  readonly collection: string;
  /** What its front matter says. */
  readonly values: PageValues;
}

const render = createPageRenderer();

/** A private article must not become public by a slip of the pen: what is no name is refused. */
const collectionOf = (values: PageValues, source: string, file: ArticleFile): string => {
  const name = plainValue(values.get('collection'), (entity) => entity);
  if (name !== undefined) return name;
  if (!/^["']?collection["']?\s*[:=]/imu.test(source)) return file.collection ?? DEFAULT_COLLECTION;
  const cause = new Error('the front matter names no collection');
  throw new QaError('ARTICLE_FRONT_MATTER', file.path, 'write one name after "collection:"', {
    cause,
  });
};

const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /^(?:false|no|off)$/iu.test(value));

/** Why a page that holds nothing to read does not; nothing where it is merely empty. */
const refusalOf = (file: ArticleFile, values: PageValues, body: string): QaError | undefined => {
  const target = values.get('redirect_to', 'redirect', 'redirectTo');
  if (target !== undefined || /^redirect/iu.test(String(values.get('layout') ?? ''))) {
    return new QaError('ARTICLE_REDIRECT', file.path, 'nothing needs to be done');
  }
  return /\{\{|\{%|<%|^import\s/mu.test(body) || /<[A-Z]\w*[^<>]*\/>/u.test(body)
    ? new QaError('ARTICLE_TEMPLATE', file.path, 'nothing needs to be done')
    : undefined;
};

const warningsOf = ({ fault }: ParsedFrontMatter): readonly string[] =>
  fault === undefined
    ? []
    : [
        `the front matter is broken at line ${fault.line}: ${fault.message}; what could be read of it was`,
      ];

const text = (values: PageValues, ...keys: readonly string[]): string | undefined =>
  plainValue(values.get(...keys), decodeEntity);

/** The characters of an entity, as a page shows it. */
const decodeEntity = (entity: string): string => {
  const [block] = htmlBlocks(parseHtml(`<p>${entity}</p>`));
  return block?.kind === 'paragraph' ? block.text : entity;
};

/** Without a site's own rule the names that GitHub gives to headings are the most usual ones. */
const USUAL_STYLE = 'plain';

const factsOf = (
  values: PageValues,
  file: ArticleFile,
  blocks: readonly SourceBlock[],
): ArticleFacts => {
  const facts = pageFacts(values, file.id, decodeEntity);
  const publishedOn = facts.publishedOn ?? dateOfName(file.id) ?? dateInText(blocks);
  const permalink = text(values, 'permalink', 'url', 'path');
  const url =
    facts.url ??
    (file.page &&
      pageAddress(file.page, {
        permalink: permalink !== undefined && /^https?:/iu.test(permalink) ? undefined : permalink,
        slug: text(values, 'slug'),
        id: text(values, 'id'),
        date: publishedOn,
        categories: facts.tags,
      }));
  return {
    ...facts,
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(url === undefined ? {} : { url }),
  };
};

const DATED =
  /^(?:date|published(?: on)?|posted(?: on)?|last (?:updated|reviewed|modified)(?: on)?|updated(?: on)?)\s*[:–-]?\s+(.{6,40})$/iu;
/** A line that tells whose picture is above it. */
const asCaption = (block: SourceBlock): SourceBlock =>
  block.kind === 'paragraph' && isCaption(block.text)
    ? { kind: 'image', caption: block.text }
    : block;

/** Blocks from the top in which a page may be dated. */
const DATED_DEPTH = 4;

/** The day that a line of its own tells at the top of a page: "Date: 2019-05-01". */
const dateInText = (blocks: readonly SourceBlock[]): string | undefined => {
  for (const block of blocks.slice(0, DATED_DEPTH)) {
    const line = block.kind === 'paragraph' ? DATED.exec(block.text)?.[1] : undefined;
    const date = line === undefined ? undefined : parseDate(line);
    if (date !== undefined) return date;
  }
  return undefined;
};

/** What the body of a page says, in order; its front matter may hold some of that. */
export const pageBlocks = (
  body: string,
  values: PageValues,
  isMdx = false,
): readonly SourceBlock[] => htmlBlocks(parseHtml(render(body, values, isMdx))).map(asCaption);

/** What a page says and what it says of itself. @throws {QaError} ARTICLE_FRONT_MATTER, or why it holds no article */
export const readPage = (whole: string, file: ArticleFile): Page => {
  const page = splitFrontMatter(whole);
  const parsed = parseFrontMatter(page);
  const body = parsed.isProse ? whole : page.body;
  const values = pageValues(parsed.values);
  const collection = collectionOf(values, parsed.isProse ? '' : page.source, file);
  if (isFalse(values.get('article'))) {
    throw new QaError(
      'ARTICLE_LEFT_OUT',
      file.path,
      'take "article: false" out of its front matter',
    );
  }
  const blocks = pageBlocks(body, values, /\.mdx$/iu.test(file.path));
  const refusal = blocks.length === 0 ? refusalOf(file, values, body) : undefined;
  if (refusal !== undefined) throw refusal;
  const warnings = warningsOf(parsed);
  return {
    facts: { ...factsOf(values, file, blocks), ...(warnings.length === 0 ? {} : { warnings }) },
    blocks: withAnchors(blocks, file.page?.site.style ?? USUAL_STYLE),
    collection,
    values,
  };
};
