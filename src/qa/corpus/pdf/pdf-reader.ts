import { QaError } from '../../errors.ts';
import { type ArticleFacts, articleDocument, oneLine } from '../article-document.ts';
import type { DocumentReader } from '../document-reader.ts';
import { namingReader } from '../naming-reader.ts';
import { parseDate } from '../publication-date.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { ensureBufferTransfer } from './buffer-transfer.ts';
import { type PageRules, pageRules } from './page-rules.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { checkStreams } from './pdf-streams.ts';
import {
  drawnBullets,
  faceName,
  type PlacedPage,
  type PlacedText,
  placedTexts,
} from './placed-text.ts';

/** A document of more pages is a book: it should be split. */
const PAGES_MAX = 1_000;
/** Lines are looked for on pages that may hold a table, as far as this page. */
const RULED_PAGES_MAX = 300;
/** Pictures are not looked at, so none is unpacked. */
const PIXELS_MAX = 1;
/** Earlier than the format itself: a clock that was never set. */
const FIRST_YEAR = 1990;

/** What programs write as a title when nobody gave one. */
const NO_TITLE =
  /^(?:untitled|about:blank|microsoft word\b|document\d*$|.{0,200}\.(?:docx?|pdf|indd|qxd|html?|tmp)$)/iu;

/** `D:20220923140501+08'00'`. Source: ISO 32000, 7.9.4. */
const dateOf = (value: unknown): string | undefined => {
  const [, year, month, day] =
    /^D:(\d{4})(\d{2})(\d{2})/u.exec(typeof value === 'string' ? value : '') ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR) return undefined;
  return parseDate(`${year}-${month}-${day}`);
};

const factsOf = (info: Readonly<Record<string, unknown>>): ArticleFacts => {
  const title = oneLine(info.Title);
  return {
    title: title === undefined || NO_TITLE.test(title) ? undefined : title,
    authors: (oneLine(info.Author) ?? '')
      .split(/[;,]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    publishedOn: dateOf(info.CreationDate),
    language: oneLine(info.Language),
  };
};

/** The facts and the blocks of a PDF. */
export interface PdfArticle {
  readonly facts: ArticleFacts;
  readonly blocks: readonly SourceBlock[];
  /** Whether it has pages, but none with a word on it. */
  readonly hasPictures: boolean;
}

type Pdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type Codes = Readonly<Record<string, number>>;

const rulesOf = async (page: Page, codes: Codes): Promise<PageRules> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const code = (name: string): number => codes[name] ?? -1;
  return pageRules({
    steps: fnArray,
    values: argsArray,
    codes: {
      save: code('save'),
      restore: code('restore'),
      transform: code('transform'),
      constructPath: code('constructPath'),
      endPath: code('endPath'),
    },
  });
};

/** Fonts by the name inside the page: "bold" and "italic" stand in front of that of one that is. */
const facesOf = (page: Page, texts: readonly PlacedText[]): ReadonlyMap<string, string> => {
  const faces = new Map<string, string>();
  for (const name of new Set(texts.map(({ face }) => face))) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
    faces.set(name, faceName(name, font));
  }
  return faces;
};

const readPage = async (pdf: Pdf, number: number, codes: Codes): Promise<PlacedPage> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const { texts, isUpright } = placedTexts(items);
  const [, bottom = 0, , top = 0] = page.view;
  const isLookedAt = number <= RULED_PAGES_MAX && texts.length > 0;
  const { rules, dots } = isLookedAt ? await rulesOf(page, codes) : { rules: [], dots: [] };
  const faces = facesOf(page, texts);
  const named = texts.map((text) => ({ ...text, face: faces.get(text.face) ?? text.face }));
  page.cleanup();
  if (isUpright) return { texts: [...named, ...drawnBullets(named, dots)], rules, bottom, top };
  const ys = texts.map(({ y }) => y);
  return { texts: named, rules: [], bottom: Math.min(...ys), top: Math.max(...ys) };
};

/** What a PDF holds and says of itself. @throws {Error} why it cannot be read */
export const readPdf = async (bytes: Uint8Array): Promise<PdfArticle> => {
  checkStreams(bytes);
  ensureBufferTransfer();
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  // A copy: pdf.js takes the bytes away from whoever gives them.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    verbosity: 0,
    isEvalSupported: false,
    maxImageSize: PIXELS_MAX,
  });
  try {
    if (pdf.numPages > PAGES_MAX) throw new Error(`it has more than ${PAGES_MAX} pages`);
    const pages: PlacedPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      pages.push(await readPage(pdf, number, OPS));
    }
    const { info } = await pdf.getMetadata();
    const facts = factsOf(info as Readonly<Record<string, unknown>>);
    const { title = facts.title, blocks } = pdfBlocks(pages);
    return {
      facts: { ...facts, title },
      blocks,
      hasPictures: pages.every(({ texts }) => texts.length === 0),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
};

/** Reads one article from a PDF: what is printed, without what stands around the pages. */
export const pdfReader: DocumentReader = namingReader({
  name: 'pdf',
  extensions: ['.pdf'],
  async read(bytes, file) {
    const { facts, blocks, hasPictures } = await readPdf(bytes);
    const documents = articleDocument(file, 1, facts, blocks);
    if (documents.length > 0 || !hasPictures) return documents;
    throw new QaError(
      'ARTICLE_UNREADABLE',
      file.path,
      'have the text in its pictures recognised (OCR), or move it out of the corpus',
      { cause: new Error('its pages hold no text') },
    );
  },
});
