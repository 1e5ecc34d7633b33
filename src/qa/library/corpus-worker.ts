import { type ArticleBytes, readArticle } from '../corpus/folder/read-article.ts';
import { failureOf, type ThreadFailure } from '../scheduling/thread-failure.ts';
import type { Document, Figure, Passage } from '../types.ts';
import type { AnalysedDocument } from './analyse-document.ts';
import { guardMemory } from './memory-guard.ts';
import { WORKER_READY } from './worker-child.ts';

export type CorpusJob =
  | { readonly kind: 'read'; readonly file: ArticleBytes }
  | { readonly kind: 'analyse'; readonly document: Document };

/** What became of a job: its parts come one after another, then `done` or `failed`. */
export type CorpusReply =
  | { readonly kind: 'documents'; readonly documents: readonly Document[] }
  | { readonly kind: 'passages'; readonly passages: readonly Passage[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: ThreadFailure };

/** Tokens, and figures, in one message: taking one in holds up the other process for a few milliseconds. */
const TOKENS_MAX = 4_000;
const FIGURES_MAX = 200;

const reply = (message: CorpusReply): void => void process.send?.(message);

const sendAnalysed = ({ passages, figures }: AnalysedDocument): void => {
  let part: Passage[] = [];
  let tokens = 0;
  for (const passage of passages) {
    part.push(passage);
    tokens += passage.tokens.word.length;
    if (tokens < TOKENS_MAX) continue;
    reply({ kind: 'passages', passages: part });
    part = [];
    tokens = 0;
  }
  reply({ kind: 'passages', passages: part });
  for (let from = 0; from < figures.length; from += FIGURES_MAX) {
    reply({ kind: 'figures', figures: figures.slice(from, from + FIGURES_MAX) });
  }
};

// The entry of a process, which is told how much memory it may take.
let analysis: Promise<(document: Document) => AnalysedDocument> | undefined;

/** Reading needs no language model: it begins before one is there. */
const loadAnalysis = async () => {
  const [{ analyseDocument }, { loadLibraryTools }] = await Promise.all([
    import('./analyse-document.ts'),
    import('./build-library.ts'),
  ]);
  const tools = await loadLibraryTools();
  return (document: Document) => analyseDocument(document, tools);
};

const work = async (job: CorpusJob): Promise<void> => {
  try {
    if (job.kind === 'read') reply({ kind: 'documents', documents: await readArticle(job.file) });
    else {
      analysis ??= loadAnalysis();
      sendAnalysed((await analysis)(job.document));
    }
    reply({ kind: 'done' });
  } catch (error) {
    reply({ kind: 'failed', failure: failureOf(error) });
  }
};

guardMemory(Number(process.argv[2]));
process.on('message', (job: CorpusJob) => void work(job));
process.send?.(WORKER_READY);
// Whoever started this one has gone.
process.on('disconnect', () => process.exit());
