import { readArticle } from '../../src/qa/corpus/folder/read-article.ts';
import type { Document } from '../../src/qa/types.ts';

/** What stands in a file of the corpus, as it is read. */
export const readText = (path: string, text: string): Promise<readonly Document[]> =>
  readArticle({ path, bytes: Buffer.from(text) });

/** An article that answers rest on. */
export const LEAVE = `# Annual leave

Everyone has 25 days of annual leave a year.

## Carrying over

You may carry over five days until the end of March.
`;

/** The page of an answer; `matter` are further lines of its front matter. */
export const answerPage = (
  matter: string,
  body = 'You have 25 days a year.',
  checked = 'owner: Dana Reyes\nreviewed: 2026-11-02',
): string =>
  `---\nquestion: How many days of leave do I get?\n${checked}\n${matter}\n---\n\n${body}\n`;

/** Rests on the first sentence of `LEAVE`. */
export const SOURCED = `variants:
  - How much holiday do we have?
sources:
  - article: leave.md
    words: Everyone has 25 days of annual leave a year.`;
