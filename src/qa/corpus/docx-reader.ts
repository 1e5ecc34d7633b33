import { type ArticleFacts, articleDocument, oneLine } from './article-document.ts';
import { sourceOf } from './compose-text.ts';
import type { DocumentReader } from './document-reader.ts';
import { type HtmlNode, htmlPieces } from './html-pieces.ts';
import { namingReader } from './naming-reader.ts';
import { parseDate } from './publication-date.ts';
import { zipEntries } from './zip-entries.ts';

/** Word's styles for titles, which mammoth leaves alone. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='caption'] => figure > figcaption:fresh",
  "p[style-name='Caption'] => figure > figcaption:fresh",
];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The text of one element of the document's core properties. */
const property = (xml: string, name: string): string | undefined => {
  const [, text] =
    new RegExp(`<${name}(?:\\s[^>]{0,200})?>([^<]{0,500})</${name}>`, 'u').exec(xml) ?? [];
  return oneLine(
    text?.replace(/&(amp|lt|gt|quot|apos);/gu, (whole, key) => ENTITIES[key] ?? whole),
  );
};

/** Source: Office Open XML, part 2, core properties. */
const factsOf = (xml: string): ArticleFacts => ({
  title: property(xml, 'dc:title'),
  publisher: property(xml, 'dc:publisher'),
  authors: (property(xml, 'dc:creator') ?? '')
    .split(/[;,]/u)
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  publishedOn: parseDate(property(xml, 'dcterms:created')),
  language: property(xml, 'dc:language'),
});

/** Reads one article from a Word document: headings, paragraphs, lists and tables, by mammoth. */
export const docxReader: DocumentReader = namingReader({
  name: 'docx',
  extensions: ['.docx'],
  async read(bytes, file) {
    // Unpacked once within bounds, so that nothing after this meets a zip bomb.
    const entries = zipEntries(bytes);
    const [{ default: mammoth }, { parseHTML }] = await Promise.all([
      import('mammoth'),
      import('linkedom'),
    ]);
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`);
    // The cast: linkedom's own types need a browser's.
    const pieces = htmlPieces(document.body as unknown as HtmlNode);
    const core = entries.get('docProps/core.xml')?.toString('utf8') ?? '';
    return articleDocument(file, 1, factsOf(core), sourceOf(pieces));
  },
});
