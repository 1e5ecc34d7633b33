import { REGISTRY } from '../readers.ts';

const known: readonly string[] = REGISTRY.flatMap(({ extensions }) => extensions).sort(
  (a, b) => b.length - a.length,
);

/** The extension of a path in lower case, with its dot: the longest that a reader knows, ".html.md" before ".md". */
export const extensionOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const own = known.find((extension) => name.endsWith(extension) && name.length > extension.length);
  if (own !== undefined) return own;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
};

/** A path without its extension: what an article of it is called. */
export const stemOf = (path: string): string =>
  path.slice(0, path.length - extensionOf(path).length);

/** Files that no reader takes, by what they are, and what to do about their words. */
const OTHERS: readonly (readonly [kind: string, extensions: string, remedy: string])[] = [
  [
    'slides',
    '.ppt .pptx .pps .ppsx .odp .key',
    'export them as PDF, or put their words into a page',
  ],
  [
    'spreadsheets',
    '.xls .xlsx .xlsm .ods .numbers',
    'export each sheet as CSV, or what people read of it as HTML',
  ],
  [
    'documents of other word processors',
    '.doc .dot .odt .rtf .pages .wpd .wps .docm',
    'save them as DOCX or PDF',
  ],
  [
    'e-books',
    '.epub .mobi .azw .azw3 .fb2',
    'convert them to HTML or DOCX, for example with pandoc',
  ],
  [
    'pages in other markup',
    '.adoc .asciidoc .asc .rst .textile .org .wiki .mediawiki .creole .pod .tex .typ',
    'convert them to Markdown or HTML, for example with pandoc',
  ],
  [
    'pictures',
    '.png .jpg .jpeg .gif .svg .webp .bmp .tif .tiff .ico .avif .heic .psd .ai .drawio .excalidraw .canvas',
    'nothing needs to be done, unless text stands in them: put it into a page',
  ],
  [
    'sound and films',
    '.mp3 .wav .ogg .m4a .flac .mp4 .mov .webm .avi .mkv .srt .vtt',
    'nothing needs to be done, unless words count that only they say: put a transcript into a page',
  ],
  ['archives', '.zip .tar .gz .tgz .bz2 .xz .7z .rar', 'unpack what should be read'],
  ['mail', '.eml .msg .mbox .pst', 'save what should be read as text or HTML'],
  [
    'files of programs and settings',
    '.js .mjs .cjs .ts .tsx .jsx .vue .svelte .css .scss .sass .less .py .rb .go .rs .java .c .h .cpp .cs .php .sh .ps1 .bat .sql .erb .html.erb .liquid .njk .ejs .hbs .pug .yml .yaml .toml .ini .cfg .conf .env .lock .xml .map .woff .woff2 .ttf .otf .eot .ipynb .log .csl .bib .webmanifest',
    'nothing needs to be done: a folder of articles alone would be clearer',
  ],
];

/** What kind of file an extension that no reader knows stands for, and what to do about it. */
export interface FileKind {
  readonly kind: string;
  readonly remedy: string;
}

/** The kind of a file that no reader takes. */
export const otherKindOf = (path: string): FileKind => {
  const extension = extensionOf(path);
  const last = extension.slice(extension.lastIndexOf('.'));
  for (const [kind, extensions, remedy] of OTHERS) {
    if (extensions.split(' ').some((one) => one === extension || one === last)) {
      return { kind, remedy };
    }
  }
  const own = REGISTRY.flatMap(({ extensions }) => extensions).join(', ');
  const kind = extension === '' ? 'files without an extension' : `${extension} files`;
  return { kind, remedy: `save them as one of ${own}, or move them out of the corpus` };
};
