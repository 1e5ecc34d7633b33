import { type ArticleFacts, articleDocument, oneLine } from './article-document.ts';
import type { DocumentReader } from './document-reader.ts';
import { joinCaptions } from './docx/join-captions.ts';
import { shownXml } from './docx/shown-xml.ts';
import { type WordStyles, wordStyles } from './docx/word-styles.ts';
import { zipEntries } from './docx/zip-entries.ts';
import { classOf, plainText } from './html/element-kinds.ts';
import { htmlBlocks } from './html/html-blocks.ts';
import { elementsBelow, type HtmlElement, parseHtml, parseXml } from './html/html-tree.ts';
import { namingReader } from './naming-reader.ts';
import { parseDate } from './publication-date.ts';
import { captionParagraphs } from './tree/caption-paragraphs.ts';
import { typedLists } from './tree/typed-lists.ts';

const TITLE_CLASS = 'document-title';

/** Word's styles that mammoth leaves alone. */
const STYLES = [
  `p[style-name='Title'] => h1.${TITLE_CLASS}:fresh`,
  "p[style-name='caption'] => figure > figcaption:fresh",
  "p[style-name='Caption'] => figure > figcaption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** Lists nested deeper than mammoth knows of by itself. */
const deepLists = (): readonly string[] =>
  [6, 7, 8, 9].flatMap((level) => {
    const above = 'ul|ol > li > '.repeat(level - 1);
    return [
      `p:unordered-list(${level}) => ${above}ul > li:fresh`,
      `p:ordered-list(${level}) => ${above}ol > li:fresh`,
    ];
  });

/** Headings by the house's own styles. */
const ownHeadings = ({ headings }: WordStyles): readonly string[] =>
  [...headings]
    .filter(([id]) => /^[\w-]+$/u.test(id) && !/^(?:heading|title|toc)/iu.test(id))
    .map(([id, level]) => `p.${id} => h${level}:fresh`);

const SAYS_NOTHING = /^(?:microsoft word\b.*|document\d*|untitled.*|\[.*\]|.*\.docx?)$/iu;

/** Source: Office Open XML, part 2, core properties. */
const factsOf = (xml: string): ArticleFacts => {
  const elements = elementsBelow(parseXml(xml));
  const property = (name: string): string | undefined => {
    const found = elements.find((element) => element.name === name);
    return found === undefined ? undefined : oneLine(plainText(found));
  };
  const list = (name: string): readonly string[] =>
    (property(name) ?? '')
      .split(/[;,]|\s+and\s+/u)
      .map((value) => value.trim())
      .filter((value) => value !== '');
  const title = property('dc:title');
  return {
    title: title === undefined || SAYS_NOTHING.test(title) ? undefined : title,
    publisher: property('dc:publisher'),
    authors: list('dc:creator').filter(
      (name) => !/^(?:author|user|administrator|admin|owner)$/iu.test(name),
    ),
    publishedOn: parseDate(property('dcterms:created')),
    language: property('dc:language'),
    tags: list('cp:keywords'),
  };
};

/** The parts whose text is read. */
const READ_PART = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/u;

/** What mammoth asks of a zip file, with what Word does not show taken out. */
const shownFile = (entries: ReadonlyMap<string, Buffer>, styles: WordStyles) => {
  const read = (name: string, encoding?: string): string | Uint8Array => {
    const entry = entries.get(name) ?? Buffer.alloc(0);
    if (encoding === 'base64') return entry.toString('base64');
    if (encoding === undefined) return entry;
    const text = entry.toString('utf8');
    return READ_PART.test(name) ? shownXml(text, styles.hidden) : text;
  };
  return {
    exists: (name: string): boolean => entries.has(name),
    read: async (name: string, encoding?: string) => read(name, encoding),
  };
};

const titleOf = (page: HtmlElement): string | undefined => {
  const title = elementsBelow(page).find((element) => classOf(element) === TITLE_CLASS);
  return title === undefined ? undefined : oneLine(plainText(title));
};

/** What is broken in a file comes to mammoth as mistakes of its XML parser, which say nothing to an operator. */
const brokenParts = (cause: unknown): never => {
  throw new Error('its parts are broken', { cause });
};

/** Reads one article from a Word document: headings, paragraphs, lists, tables and notes, by mammoth. */
export const docxReader: DocumentReader = namingReader({
  name: 'docx',
  extensions: ['.docx'],
  async read(bytes, file) {
    // Unpacked once within bounds, so that nothing after this meets a zip bomb.
    const entries = zipEntries(bytes);
    const styles = wordStyles(entries.get('word/styles.xml')?.toString('utf8') ?? '');
    const { default: mammoth } = await import('mammoth');
    const converting = mammoth.convertToHtml(
      // The cast: its types leave out the form of input that its own browser build uses.
      { file: shownFile(entries, styles) } as unknown as { readonly buffer: Buffer },
      {
        styleMap: [...STYLES, ...ownHeadings(styles), ...deepLists()],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    const { value } = await converting.catch(brokenParts);
    const page = parseHtml(value);
    const facts = factsOf(entries.get('docProps/core.xml')?.toString('utf8') ?? '');
    const blocks = typedLists(joinCaptions(captionParagraphs(htmlBlocks(page))));
    return articleDocument(file, 1, { ...facts, title: titleOf(page) ?? facts.title }, blocks);
  },
});
