import type { GlossaryEntry } from '../qa/glossary/glossary-entries.ts';
import type { Document, DocumentId } from '../qa/types.ts';

/** A name that two entries of one collection claim. */
export interface GlossaryClash {
  readonly name: string;
  /** The terms, each with its file's id. */
  readonly claimedBy: readonly { readonly term: string; readonly documentId: DocumentId }[];
}

/** An acronym that articles explain and no glossary does. */
export interface ProposedTerm {
  readonly acronym: string;
  readonly words: string;
  readonly documentIds: readonly DocumentId[];
}

const comparable = (name: string): string => name.toLowerCase().replace(/\s+/gu, ' ').trim();

/** Names that lead to more than one entry; the first of them counts. */
export const glossaryClashes = (entries: readonly GlossaryEntry[]): readonly GlossaryClash[] => {
  const claimed = new Map<string, GlossaryEntry[]>();
  for (const entry of entries) {
    for (const name of new Set([entry.term, ...entry.aliases].map(comparable))) {
      const key = `${entry.document.collection}\n${name}`;
      claimed.set(key, [...(claimed.get(key) ?? []), entry]);
    }
  }
  return [...claimed].flatMap(([key, claiming]) =>
    claiming.length < 2
      ? []
      : {
          name: key.slice(key.indexOf('\n') + 1),
          claimedBy: claiming.map(({ term, document }) => ({ term, documentId: document.id })),
        },
  );
};

/** "service level agreement (SLA)": up to eight words before an acronym in brackets. */
const EXPLAINED = /((?:[\p{L}\p{N}-]+\s+){1,8})\((\p{Lu}{2,6})s?\)/gu;
const PROPOSED_MAX = 200;

const SMALL = /^(?:a|an|and|of|the|for|in|to|on)$/iu;

const initialsOf = (words: readonly string[]): string =>
  words.map((word) => word.slice(0, 1).toLowerCase()).join('');

/** The last words before the brackets whose first letters are the acronym's, with small words or without. */
const wordsFor = (before: string, acronym: string): string | undefined => {
  const words = before.trim().split(/\s+/u);
  const letters = acronym.toLowerCase();
  for (let from = words.length - letters.length; from >= 0; from -= 1) {
    const own = words.slice(from);
    const large = own.filter((word) => !SMALL.test(word));
    if (SMALL.test(own[0] ?? '')) continue;
    if (initialsOf(own) === letters || initialsOf(large) === letters) return own.join(' ');
  }
  return undefined;
};

/** Acronyms that articles explain and no glossary knows, those of most articles first. */
export const proposedTerms = (
  articles: readonly Document[],
  entries: readonly GlossaryEntry[],
): readonly ProposedTerm[] => {
  const explained = new Set(
    entries.flatMap(({ term, aliases }) => [term, ...aliases].map(comparable)),
  );
  const found = new Map<string, ProposedTerm>();
  for (const { id, text } of articles) {
    for (const [, before = '', acronym = ''] of text.matchAll(EXPLAINED)) {
      const words = wordsFor(before, acronym);
      if (words === undefined || explained.has(comparable(acronym))) continue;
      const key = `${acronym} ${comparable(words)}`;
      const known = found.get(key) ?? { acronym, words, documentIds: [] };
      const isNew = !known.documentIds.includes(id);
      found.set(key, {
        ...known,
        documentIds: isNew ? [...known.documentIds, id] : known.documentIds,
      });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.documentIds.length - a.documentIds.length)
    .slice(0, PROPOSED_MAX);
};
