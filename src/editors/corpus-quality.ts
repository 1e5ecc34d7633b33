import { planPassages } from '../qa/corpus/passages/plan-passages.ts';
import { segmentsOf } from '../qa/corpus/tree/segments-of.ts';
import type { Block, Document, DocumentId, Section, Span } from '../qa/types.ts';
import { findResidue, type Residue } from './find-residue.ts';

/** A place in an article. */
export interface Placed {
  readonly documentId: DocumentId;
  readonly text: string;
}

/** What an editor can make better about a corpus. */
export interface CorpusQuality {
  readonly passages: number;
  /** Passages of four words or fewer that are neither code nor rows of a table. */
  readonly shortPassages: number;
  readonly withoutDate: readonly DocumentId[];
  /** Articles that nothing but their file's name gives a title. */
  readonly withoutTitle: readonly DocumentId[];
  readonly withoutAddress: number;
  /** Headings that nothing stands under. */
  readonly emptySections: readonly Placed[];
  readonly longest: readonly Placed[];
  readonly shortest: readonly Placed[];
  readonly residue: readonly (Residue & { readonly documentId: DocumentId })[];
  readonly warnings: readonly Placed[];
}

const SHOWN = 5;
const SHORT_WORDS = 4;

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const isFormOnly = (blocks: readonly Block[]): boolean =>
  blocks.length > 0 && blocks.every(({ kind }) => kind === 'code' || kind === 'table');

interface Measured extends Placed {
  readonly words: number;
  readonly isFormOnly: boolean;
}

const measured = (document: Document): readonly Measured[] =>
  planPassages(document).map(({ span, carried, blocks }) => {
    const parts = [...carried, span].map(({ start, end }) => document.text.slice(start, end));
    return {
      documentId: document.id,
      text: parts.join('\n'),
      words: wordsIn(parts.join(' ')),
      isFormOnly: isFormOnly(blocks),
    };
  });

const emptyIn = (document: Document): readonly Placed[] => {
  const found: Placed[] = [];
  const visit = ({ level, blocks, sections }: Section): void => {
    const [only] = blocks;
    // The composer makes a paragraph of a heading that nothing stands under.
    if (level > 0 && sections.length === 0 && blocks.length === 1 && only?.kind === 'paragraph') {
      const text = document.text.slice(only.span.start, only.span.end);
      if (wordsIn(text) > 0 && wordsIn(text) <= 12 && !/[.!?:;]$/u.test(text)) {
        found.push({ documentId: document.id, text });
      }
    }
    for (const section of sections) visit(section);
  };
  visit(document.root);
  return found;
};

const residueIn = (document: Document): CorpusQuality['residue'] => {
  const isText = ({ kind }: { readonly kind: string }): boolean => kind !== 'code';
  const spans: readonly Span[] = segmentsOf(document.root)
    .filter(isText)
    .map(({ span }) => span);
  return spans.flatMap(({ start, end }) =>
    findResidue(document.text.slice(start, end)).map((one) => ({
      ...one,
      documentId: document.id,
    })),
  );
};

/** A title that stands nowhere in the text is the file's name. */
const isNamedByFile = ({ root }: Document): boolean => root.heading === undefined;

const idsOf = (documents: readonly Document[]): readonly DocumentId[] =>
  documents.map(({ id }) => id);

/** What of a corpus an editor may want to look at: it could be read, and might be read better. */
export const qualityOf = (documents: readonly Document[]): CorpusQuality => {
  const passages = documents.flatMap(measured);
  const prose = passages.filter((one) => !one.isFormOnly);
  const byWords = [...prose].sort((a, b) => a.words - b.words);
  const placed = ({ documentId, text }: Placed): Placed => ({ documentId, text });
  return {
    passages: passages.length,
    shortPassages: prose.filter(({ words }) => words <= SHORT_WORDS).length,
    withoutDate: idsOf(documents.filter(({ publishedOn }) => publishedOn === undefined)),
    withoutTitle: idsOf(documents.filter(isNamedByFile)),
    withoutAddress: documents.filter(({ url }) => url === undefined).length,
    emptySections: documents.flatMap(emptyIn),
    longest: byWords.slice(-SHOWN).reverse().map(placed),
    shortest: byWords.slice(0, SHOWN).map(placed),
    residue: documents.flatMap(residueIn),
    warnings: documents.flatMap(({ id, warnings = [] }) =>
      warnings.map((text) => ({ documentId: id, text })),
    ),
  };
};
