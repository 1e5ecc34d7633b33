import { afterAll, describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../src/qa/analyse-document.ts';
import { openCorpusWorkers } from '../../../src/qa/open-corpus-workers.ts';
import { languageTools, makeArticle } from '../../support/articles.ts';

const workers = openCorpusWorkers(1);
afterAll(() => workers.close());

const article = makeArticle([
  '# The ferry',
  'The ferry takes 40 minutes, said Ester Quill, the mayor. It carried 212 passengers in 2021.',
]);

// The thread loads its model first, which may take two seconds.
describe('a thread for articles', () => {
  it('reads one file after another', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) {
      const [document] = await workers.read({ path: 'a/b.md', bytes: Buffer.from(words) });
      expect(document).toMatchObject({ id: 'a/b', text: words });
    }
  });

  it('is the same one where it was started before there was a job', async () => {
    const warmed = openCorpusWorkers(1);
    warmed.warm();
    warmed.warm();
    const bytes = Buffer.from('One.');
    expect(await warmed.read({ path: 'a.md', bytes })).toHaveLength(1);
    await warmed.close();
    // A thread that was ended starts again for the next job.
    expect(await warmed.read({ path: 'a.md', bytes })).toHaveLength(1);
    await warmed.close();
  });

  it('works out of a document what is worked out here', async () => {
    const here = analyseDocument(article, languageTools);
    for (const there of [await workers.analyse(article), await workers.analyse(article)]) {
      expect(there).toEqual(here);
      expect(there.figures.length).toBeGreaterThan(1);
    }
  });

  it('names what is wrong with a file, and goes on', async () => {
    const bytes = Buffer.from('---\ntitle: [\n---\nOne.');
    await expect(workers.read({ path: 'a.md', bytes })).rejects.toMatchObject({
      code: 'ARTICLE_FRONT_MATTER',
      subject: 'a.md',
      cause: { message: expect.stringContaining('line') },
    });
    expect(await workers.read({ path: 'a.md', bytes: Buffer.from('One.') })).toHaveLength(1);
  });
});
