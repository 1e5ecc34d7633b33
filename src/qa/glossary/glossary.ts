import type { English } from '../analysis/english.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Document, DocumentId, Scope } from '../types.ts';
import type { Analysis, RequiredName } from '../understanding/question/analyse-question.ts';
import { type GlossaryEntry, glossaryEntries, isGlossary } from './glossary-entries.ts';

/** A name of an entry, as stems. */
interface Form {
  readonly name: string;
  readonly stems: readonly string[];
}

interface Entry {
  readonly entry: GlossaryEntry;
  readonly forms: readonly Form[];
}

/** An entry that a question names, and by which of its names. */
interface Mention {
  readonly entry: Entry;
  readonly form: Form;
}

/** What the glossary adds to a question. */
export interface SpelledQuestion {
  /** The question with other names behind those that it has: "PTO (paid time off)". */
  readonly text: string;
  /** By a stem of the question, stems that stand for it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** The glossaries of one state of a corpus. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** The question, with what the glossaries that the scope sees know of its words. */
  spellOut(analysis: Analysis, scope: Scope): SpelledQuestion;
  /** The question's names, each with its other names beside it. */
  join(analysis: Analysis, scope: Scope): Analysis;
  /** The entry that a question asks the meaning of. */
  define(analysis: Analysis, scope: Scope): GlossaryEntry | undefined;
}

/** Other names put into one question. */
const SPELLED_MAX = 4;

/** Words that ask for a meaning and are no part of what is meant. */
const DEFINING = new Set(
  "what what's whats is are does do 's a an the of for mean means meaning stand stands define definition explain".split(
    ' ',
  ),
);

const WORD = /[\p{L}\p{N}]/u;

/** A function that makes the glossary of a state; entries of a document are worked out once. */
export const createGlossaries = (english: English) => {
  const known = new WeakMap<Document, readonly Entry[]>();
  const formOf = (name: string): Form => {
    const { word, stem } = english.analyse(name.toLowerCase()).tokens;
    return { name, stems: stem.filter((_, at) => WORD.test(word[at] ?? '')) };
  };
  const entriesOf = (document: Document): readonly Entry[] => {
    const made =
      known.get(document) ??
      glossaryEntries(document).map((entry) => ({
        entry,
        forms: [entry.term, ...entry.aliases].map(formOf).filter(({ stems }) => stems.length > 0),
      }));
    known.set(document, made);
    return made;
  };
  return (documents: ReadonlyMap<DocumentId, Document>): Glossary =>
    glossaryOf([...documents.values()].filter(isGlossary).flatMap(entriesOf));
};

const glossaryOf = (all: readonly Entry[]): Glossary => {
  const seenIn = ({ collections }: Scope): readonly Entry[] =>
    all.filter(({ entry }) => collections.includes(entry.document.collection));
  const mentions = (analysis: Analysis, scope: Scope): readonly Mention[] => {
    if (all.length === 0) return [];
    const stems = stemsOf(analysis);
    return seenIn(scope).flatMap((entry) => {
      // Of "time off" and "paid time off" the longer one is meant.
      const [form] = entry.forms
        .filter((one) => runAt(stems, one.stems) >= 0)
        .sort((a, b) => b.stems.length - a.stems.length);
      return form === undefined ? [] : [{ entry, form }];
    });
  };
  return {
    entries: all.map(({ entry }) => entry),
    spellOut: (analysis, scope) => spellOut(analysis, mentions(analysis, scope)),
    join: (analysis, scope) => joinNames(analysis, mentions(analysis, scope)),
    define: (analysis, scope) => {
      if (all.length === 0) return undefined;
      const topic = topicOf(analysis);
      const isTopic = ({ stems }: Form): boolean => stems.join(' ') === topic;
      return seenIn(scope).find(({ forms }) => topic !== '' && forms.some(isTopic))?.entry;
    },
  };
};

const stemsOf = ({ tokens }: Analysis): readonly string[] =>
  tokens.stem.filter((_, at) => WORD.test(tokens.word[at] ?? ''));

/** Where stems stand in a row; -1 where they do not. */
const runAt = (stems: readonly string[], sought: readonly string[]): number =>
  stems.findIndex((_, at) => sought.every((stem, n) => stems[at + n] === stem));

const contentOf = ({ stems }: Form): readonly string[] => {
  const content = stems.filter((stem) => !STOP_WORDS.has(stem));
  return content.length === 0 ? stems : content;
};

const otherForms = ({ entry, form }: Mention): readonly Form[] =>
  entry.forms.filter(({ stems }) => stems.join(' ') !== form.stems.join(' '));

const spellOut = ({ text }: Analysis, mentions: readonly Mention[]): SpelledQuestion => {
  const aliases = new Map<string, readonly string[]>();
  const spelled: string[] = [];
  for (const mention of mentions) {
    const others = otherForms(mention);
    // One word stands for the whole, as where an acronym is looked up in the articles.
    const stems = others.flatMap((form) => contentOf(form)[0] ?? []);
    const [stem] = contentOf(mention.form);
    if (stem !== undefined) aliases.set(stem, [...(aliases.get(stem) ?? []), ...stems]);
    spelled.push(...others.slice(0, 1).map(({ name }) => name));
  }
  const added = spelled.slice(0, SPELLED_MAX);
  return { text: added.length === 0 ? text : `${text} (${added.join(', ')})`, aliases };
};

/** A name that an entry knows is there where any of its other names is. */
const joinNames = (analysis: Analysis, mentions: readonly Mention[]): Analysis => {
  if (mentions.length === 0) return analysis;
  const names = analysis.names.flatMap((name): readonly RequiredName[] => {
    const of = mentions.filter(({ form }) => name.stems.every((stem) => form.stems.includes(stem)));
    const others = of.flatMap(otherForms);
    return [
      name,
      ...others.map((form) => ({ text: form.name, stems: contentOf(form), group: name.group })),
    ];
  });
  return { ...analysis, names };
};

/** What a question asks the meaning of, as stems; all of it where nothing else is asked. */
const topicOf = ({ tokens }: Analysis): string => {
  const words = [...tokens.word.entries()].filter(([, word]) => WORD.test(word) || word === "'s");
  const isTopic = ([, word]: readonly [number, string]): boolean => !DEFINING.has(word);
  const first = words.findIndex(isTopic);
  const last = words.findLastIndex(isTopic);
  return words
    .slice(Math.max(0, first), last + 1)
    .map(([at]) => tokens.stem[at] ?? '')
    .join(' ');
};
