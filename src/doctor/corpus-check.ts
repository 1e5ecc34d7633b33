import { readSettings } from '../config/settings.ts';
import { QaError } from '../qa/errors.ts';
import { loadArticles } from '../qa/library/load-articles.ts';
import type { Check, Finding } from './check.ts';

/** More would push the rest off the screen. */
const REJECTED_SHOWN = 5;

const articles = (count: number): string => `${count} ${count === 1 ? 'article' : 'articles'}`;

/** Whether there is something to answer from, and what of it could not be read. */
export const corpusCheck: Check = {
  name: 'Articles',
  run: async (environment) => {
    const settings = readSettings(environment);
    const { corpusDirectory } = settings;
    try {
      const { documents, rejected } = await loadArticles(corpusDirectory, settings);
      const found: Finding =
        documents.length === 0
          ? {
              kind: 'problem',
              what: `There are no articles in ${corpusDirectory}.`,
              remedy: 'Put .md or .txt files there, or set CORPUS_DIR to the folder that has them.',
            }
          : { kind: 'ok', what: `${articles(documents.length)} in ${corpusDirectory}.` };
      const left = rejected.slice(0, REJECTED_SHOWN).map(
        ({ file, reason, remedy }): Finding => ({
          kind: 'note',
          what: `Left out: ${file} (${reason}).`,
          ...(remedy === undefined ? {} : { remedy }),
        }),
      );
      const more = rejected.length - left.length;
      return [
        found,
        ...left,
        ...(more > 0 ? [{ kind: 'note', what: `${articles(more)} more left out.` } as const] : []),
      ];
    } catch (error) {
      if (!(error instanceof QaError)) throw error;
      return [
        {
          kind: 'problem',
          what: error.message,
          remedy: 'Set CORPUS_DIR to the folder the articles are in.',
        },
      ];
    }
  },
};
