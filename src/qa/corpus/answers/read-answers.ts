import { QaError } from '../../errors.ts';
import type { AnswerSource, Document } from '../../types.ts';
import { articleDocument } from '../article-document.ts';
import { type ArticleFile, articleId, DEFAULT_COLLECTION } from '../document-reader.ts';
import { type PageValues, pageValues } from '../markdown/page-facts.ts';
import { parseFrontMatter } from '../markdown/parse-front-matter.ts';
import { pageBlocks } from '../markdown/read-page.ts';
import { splitFrontMatter } from '../markdown/split-front-matter.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { type AnswerFacts, answerFacts } from './answer-facts.ts';

const NO_VALUES = pageValues(new Map());

const refused = (file: ArticleFile, reason: string, remedy: string): QaError =>
  new QaError('ARTICLE_FRONT_MATTER', file.path, remedy, { cause: new Error(reason) });

/** What stands for the words of an answer that shows a section. */
const pointing = ({ article, section }: AnswerSource): SourceBlock => ({
  kind: 'paragraph',
  text: section === undefined ? article : `${article} › ${section}`,
});

/** An answer in each of its collections, from the n-th document of its file on; none where nothing answers. */
const answerDocuments = (
  file: ArticleFile,
  n: number,
  { answer, collections, faults }: AnswerFacts,
  blocks: readonly SourceBlock[],
): readonly Document[] => {
  if (answer === undefined) return [];
  const { shows, questions } = answer;
  const [title] = questions;
  const words = blocks.length === 0 && shows !== undefined ? [pointing(shows)] : blocks;
  const places = collections.length === 0 ? [file.collection ?? DEFAULT_COLLECTION] : collections;
  const { shows: _, ...own } = answer;
  const verified = { ...(blocks.length === 0 ? answer : own), file: file.path };
  return places.flatMap((collection, at) =>
    articleDocument({ ...file, collection }, n + at, { title, warnings: faults }, words).map(
      (document) => ({ ...document, verified }),
    ),
  );
};

/** Whoever names collections that are none must not publish by it. */
const checkCollections = (file: ArticleFile, values: PageValues, facts: AnswerFacts): void => {
  if (facts.collections.length > 0) return;
  if (values.get('collections', 'collection') === undefined) return;
  throw refused(file, 'it names no collection', 'write one name after "collections:"');
};

/** The answer that a file holds, once for each of its collections. @throws {QaError} ARTICLE_FRONT_MATTER */
export const readAnswerFile = (whole: string, file: ArticleFile): readonly Document[] => {
  const page = splitFrontMatter(whole);
  const { values: given, fault } = parseFrontMatter(page);
  if (fault !== undefined) {
    const reason = `its front matter is broken at line ${fault.line}: ${fault.message}`;
    throw refused(file, reason, 'mend it: it is not shown until then');
  }
  const values = pageValues(given);
  const facts = answerFacts(values);
  if (facts.answer === undefined)
    throw refused(file, 'it asks no question', 'write "question:" and the question on top of it');
  checkCollections(file, values, facts);
  const blocks = pageBlocks(page.body, NO_VALUES);
  if (blocks.length === 0 && facts.answer.shows === undefined) {
    const remedy = 'write the answer below its front matter, or name a section after "shows:"';
    throw refused(file, 'it answers nothing', remedy);
  }
  return answerDocuments(file, 1, facts, blocks);
};

/** The answers in the front matter of an article, and what is wrong with them. */
export interface OwnAnswers {
  readonly documents: readonly Document[];
  readonly faults: readonly string[];
}

/** Answers that the front matter of one article may hold. */
const ANSWERS_MAX = 50;

const entriesOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** An answer of a front matter, from the n-th document of its file on; none where something is missing. */
const ownAnswer = (entry: unknown, file: ArticleFile, n: number): readonly Document[] => {
  const values = pageValues(
    new Map(typeof entry === 'object' && entry !== null ? Object.entries(entry) : []),
  );
  const facts = answerFacts(values, articleId(file, 1));
  const body = values.get('answer');
  const blocks = typeof body === 'string' ? pageBlocks(body, NO_VALUES) : [];
  const isPlaced =
    facts.collections.length > 0 || values.get('collections', 'collection') === undefined;
  const isWhole = blocks.length > 0 || facts.answer?.shows !== undefined;
  return isPlaced && isWhole ? answerDocuments(file, n, facts, blocks) : [];
};

/** The answers that an article's front matter holds under "verified answers"; they are documents of its file beside it. */
export const ownAnswers = (
  values: PageValues,
  file: ArticleFile & { readonly collection: string },
): OwnAnswers => {
  const entries = entriesOf(values.get('verified answers'));
  const documents: Document[] = [];
  const faults: string[] = [];
  for (const [at, entry] of entries.slice(0, ANSWERS_MAX).entries()) {
    const own = ownAnswer(entry, file, documents.length + 2);
    documents.push(...own);
    if (own.length === 0)
      faults.push(`its verified answer ${at + 1} lacks a question, an answer or a collection`);
  }
  if (entries.length > ANSWERS_MAX)
    faults.push(`it has ${entries.length} verified answers: the first ${ANSWERS_MAX} count`);
  return { documents, faults };
};
