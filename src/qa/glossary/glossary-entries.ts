import type { Block, Document, Section, Span } from '../types.ts';

/** A word or phrase of a glossary, with what else it is called and what it means. */
export interface GlossaryEntry {
  readonly document: Document;
  readonly term: string;
  /** Other names of it, and names not to be used any more. */
  readonly aliases: readonly string[];
  /** The names not to be used any more, of `aliases`. */
  readonly discouraged: readonly string[];
  /** All that stands under the term, or in its row. */
  readonly span: Span;
  /** What it means. */
  readonly meaning: Span;
}

/** Entries of one glossary, and aliases of one entry, that count. */
const ENTRIES_MAX = 2_000;
const ALIASES_MAX = 30;

/** Whether a document is a glossary: the file is called `_glossary`, in whatever folder. */
export const isGlossary = ({ id, verified }: Document): boolean =>
  verified === undefined && /(?:^|\/)_glossary$/u.test(id);

const ALIASES = /^(?:aliases?|also called|also known as)\s*:\s*/iu;
const DISCOURAGED = /^(?:use )?instead of\s*:\s*/iu;
/** Lines of one paragraph stand behind each other in the text. */
const FACT =
  /(?=\b(?:aliases?|also called|also known as|use instead of)\s*:)|(?<!use )(?=\binstead of\s*:)/iu;

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,;]/u)
    .map((name) => name.trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .slice(0, ALIASES_MAX);

interface Names {
  readonly aliases: readonly string[];
  readonly discouraged: readonly string[];
}

/** The names that a paragraph tells; nothing where it tells none. */
const namesOf = (text: string): Names | undefined => {
  const facts = text
    .split(FACT)
    .map((fact) => fact.trim())
    .filter(Boolean);
  const isAll = facts.every((fact) => ALIASES.test(fact) || DISCOURAGED.test(fact));
  if (facts.length === 0 || !isAll) return undefined;
  const after = (pattern: RegExp): readonly string[] =>
    facts
      .filter((fact) => pattern.test(fact))
      .flatMap((fact) => namesIn(fact.replace(pattern, '')));
  const discouraged = after(DISCOURAGED);
  return { aliases: [...after(ALIASES), ...discouraged], discouraged };
};

const textAt = ({ text }: Document, { start, end }: Span): string => text.slice(start, end).trim();

/** A heading with its aliases and meaning below it. */
const entryOf = (
  document: Document,
  { heading, blocks, level }: Section,
): GlossaryEntry | undefined => {
  const tables = blocks.filter(({ kind }) => kind === 'table');
  const own = blocks.filter(({ kind }) => kind !== 'table');
  if (heading === undefined || own.length === 0 || tables.length === blocks.length)
    return undefined;
  const told = own.map((block) =>
    block.kind === 'paragraph' ? namesOf(textAt(document, block.span)) : undefined,
  );
  const meaning = own.filter((_, at) => told[at] === undefined);
  const [first, last] = [meaning[0], meaning.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const names = told.filter((one) => one !== undefined);
  // What stands under the title is about all of it, unless it says otherwise.
  if (level === 0 && names.length === 0) return undefined;
  return {
    document,
    term: textAt(document, heading),
    aliases: names.flatMap(({ aliases }) => aliases),
    discouraged: names.flatMap(({ discouraged }) => discouraged),
    span: {
      start: own[0]?.span.start ?? first.span.start,
      end: own.at(-1)?.span.end ?? last.span.end,
    },
    meaning: { start: first.span.start, end: last.span.end },
  };
};

type Table = Block & { readonly kind: 'table' };

/** The rows of a table whose header names a term and its meaning. */
const rowsOf = (document: Document, { header, rows }: Table): readonly GlossaryEntry[] => {
  const column = (pattern: RegExp): number =>
    header.findIndex((cell) => pattern.test(textAt(document, cell)));
  const [term, meaning] = [column(/^term|^name|^acronym/iu), column(/meaning|definition/iu)];
  const [aliases, instead] = [column(/alias|also/iu), column(/instead/iu)];
  if (term < 0 || meaning < 0) return [];
  return rows.flatMap((row) => {
    const [named, meant, first, last] = [row[term], row[meaning], row[0], row.at(-1)];
    if (!named || !meant || !first || !last || textAt(document, meant) === '') return [];
    const names = (at: number): readonly string[] => {
      const cell = row[at];
      return cell === undefined ? [] : namesIn(textAt(document, cell));
    };
    const discouraged = names(instead);
    return {
      document,
      term: textAt(document, named),
      aliases: [...names(aliases), ...discouraged],
      discouraged,
      span: { start: first.start, end: last.end },
      meaning: meant,
    };
  });
};

const entriesIn = (document: Document, section: Section): readonly GlossaryEntry[] => [
  ...[entryOf(document, section) ?? []].flat(),
  ...section.blocks.flatMap((block) => (block.kind === 'table' ? rowsOf(document, block) : [])),
  ...section.sections.flatMap((below) => entriesIn(document, below)),
];

/** The entries of a glossary, in its order: headings with their text, and rows of tables with a term and a meaning. */
export const glossaryEntries = (document: Document): readonly GlossaryEntry[] =>
  entriesIn(document, document.root)
    .filter(({ term }) => /[\p{L}\p{N}]/u.test(term))
    .slice(0, ENTRIES_MAX);
