import { type ArticleFacts, articleDocument, oneLine } from './article-document.ts';
import { type Piece, sourceOf } from './compose-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { namingReader } from './naming-reader.ts';
import { type PlacedText, pdfParagraphs } from './pdf-paragraphs.ts';
import { checkStreams } from './pdf-streams.ts';
import { parseDate } from './publication-date.ts';

/** A document of more pages is a book: it should be split. */
const PAGES_MAX = 1_000;

/** What programs write as a title when nobody gave one. */
const NO_TITLE =
  /^(?:untitled|microsoft word\b|document\d*$|.{0,200}\.(?:docx?|pdf|indd|qxd|html?|tmp)$)/iu;

/** `D:20220923140501+08'00'`. Source: ISO 32000, 7.9.4. */
const dateOf = (value: unknown): string | undefined => {
  const [, year, month, day] =
    /^D:(\d{4})(\d{2})(\d{2})/u.exec(typeof value === 'string' ? value : '') ?? [];
  return year === undefined ? undefined : parseDate(`${year}-${month}-${day}`);
};

const factsOf = (info: Readonly<Record<string, unknown>>, language: unknown): ArticleFacts => {
  const title = oneLine(info.Title);
  return {
    title: title === undefined || NO_TITLE.test(title) ? undefined : title,
    authors: (oneLine(info.Author) ?? '')
      .split(/[;,]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    publishedOn: dateOf(info.CreationDate),
    language: oneLine(language),
  };
};

const placed = (item: object): readonly PlacedText[] => {
  if (!('str' in item) || !('transform' in item) || !Array.isArray(item.transform)) return [];
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform.map(Number);
  return [
    {
      text: String(item.str),
      x,
      y,
      width: 'width' in item ? Number(item.width) : 0,
      size: Math.hypot(c, d),
      endsLine: 'hasEOL' in item && item.hasEOL === true,
    },
  ];
};

/** The largest text is the title: what the file itself says is often its name or the page's. */
const titleOf = (pieces: readonly Piece[]): string | undefined =>
  pieces.find(({ kind }) => kind === 'title')?.text;

/** Reads one article from a PDF: its paragraphs as they are printed, without the edges of pages. */
export const pdfReader: DocumentReader = namingReader({
  name: 'pdf',
  extensions: ['.pdf'],
  async read(bytes, file) {
    checkStreams(bytes);
    const { getDocumentProxy } = await import('unpdf');
    // A copy: pdf.js takes the bytes away from whoever gives them.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
    });
    try {
      if (pdf.numPages > PAGES_MAX) throw new Error(`it has more than ${PAGES_MAX} pages`);
      const pages: PlacedText[][] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        pages.push(items.flatMap(placed));
        page.cleanup();
      }
      const { info } = await pdf.getMetadata();
      const pieces = pdfParagraphs(pages);
      const facts = factsOf(info as Readonly<Record<string, unknown>>, undefined);
      return articleDocument(
        file,
        1,
        { ...facts, title: titleOf(pieces) ?? facts.title },
        sourceOf(pieces),
      );
    } finally {
      await pdf.loadingTask.destroy();
    }
  },
});
