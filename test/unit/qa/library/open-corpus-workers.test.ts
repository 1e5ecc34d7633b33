import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../../src/qa/library/analyse-document.ts';
import { openCorpusWorkers } from '../../../../src/qa/library/open-corpus-workers.ts';
import { languageTools, makeArticle } from '../../../support/articles.ts';
import { runLengthBomb } from '../../../support/formats/bombs.ts';
import { processTree } from '../../../support/process-tree.ts';

const workers = openCorpusWorkers(1);
afterAll(() => workers.close());

/** Where the system tells of its processes. */
const HAS_PROC = existsSync('/proc/self/smaps_rollup');

const readersNow = (): readonly number[] =>
  processTree(process.pid)
    .filter(({ command }) => command.includes('corpus-worker'))
    .map(({ pid }) => pid);

/** The first one that is none of these, once there is one; it is counted to them. */
const nextReader = async (known: Set<number>): Promise<number> => {
  for (;;) {
    const next = readersNow().find((pid) => !known.has(pid));
    if (next !== undefined) {
      known.add(next);
      return next;
    }
    await new Promise(setImmediate);
  }
};

const article = makeArticle([
  '# The ferry',
  'The ferry takes 40 minutes, said Ester Quill, the mayor. It carried 212 passengers in 2021.',
]);

// The process loads its model first, which may take two seconds.
describe('a process for articles', { timeout: 180_000 }, () => {
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
    // One that was ended starts again for the next job.
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
    const bytes = Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0, 9]);
    await expect(workers.read({ path: 'a.md', bytes })).rejects.toMatchObject({
      code: 'ARTICLE_BINARY',
      subject: 'a.md',
    });
    expect(await workers.read({ path: 'a.md', bytes: Buffer.from('One.') })).toHaveLength(1);
  });

  it('is ended for a file that takes too much memory, which is named, and goes on', async () => {
    const bytes = runLengthBomb();
    await expect(workers.read({ path: 'bomb.pdf', bytes })).rejects.toMatchObject({
      code: 'ARTICLE_UNREADABLE',
      subject: 'bomb.pdf',
      cause: { message: expect.stringMatching(/more memory|takes longer than/u) },
    });
    expect(await workers.read({ path: 'a.md', bytes: Buffer.from('One.') })).toHaveLength(1);
  });

  it.runIf(HAS_PROC)(
    'gives a file to the next one where somebody outside ended the first, and names it where that goes on',
    async () => {
      const own = openCorpusWorkers(1);
      const others = new Set(readersNow());
      const reading = own.read({ path: 'a.md', bytes: Buffer.from('One.') });
      process.kill(await nextReader(others), 'SIGKILL');
      expect(await reading).toHaveLength(1);
      await own.close();
      const again = own.read({ path: 'a.md', bytes: Buffer.from('One.') });
      const refused = expect(again).rejects.toMatchObject({
        code: 'ARTICLE_UNREADABLE',
        cause: { message: expect.stringContaining('outside') },
      });
      process.kill(await nextReader(others), 'SIGKILL');
      process.kill(await nextReader(others), 'SIGKILL');
      await refused;
      await own.close();
    },
  );

  it.runIf(HAS_PROC)('starts no process again where it was closed meanwhile', async () => {
    const own = openCorpusWorkers(1);
    const others = new Set(readersNow());
    const reading = own.read({ path: 'a.md', bytes: Buffer.from('One.') });
    const refused = expect(reading).rejects.toMatchObject({ code: 'ARTICLE_UNREADABLE' });
    await nextReader(others);
    await own.close();
    await refused;
    expect(readersNow().filter((pid) => !others.has(pid))).toEqual([]);
  });

  it('reads while another one analyses', async () => {
    const long = makeArticle(
      Array.from({ length: 2_000 }, (_, n) => `The ferry carried ${n} cars.`),
    );
    const order: string[] = [];
    const analysed = workers.analyse(long).then(() => order.push('analysed'));
    await workers.read({ path: 'a.md', bytes: Buffer.from('One.') });
    order.push('read');
    await analysed;
    expect(order).toEqual(['read', 'analysed']);
  });

  it('knows none of the variables of the one that answers', async () => {
    process.env.OPERATOR_TOKEN = 'a token nobody would guess';
    const own = openCorpusWorkers(1);
    await own.read({ path: 'a.md', bytes: Buffer.from('One.') });
    delete process.env.OPERATOR_TOKEN;
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', `${process.pid}`], {
      encoding: 'utf8',
    });
    const environments = children.stdout
      .split('\n')
      .map((pid) => `/proc/${pid.trim()}/environ`)
      .filter((file) => file !== '/proc//environ' && existsSync(file))
      .map((file) => readFileSync(file, 'utf8'));
    await own.close();
    expect(environments.join('\n')).not.toContain('OPERATOR_TOKEN');
  });
});
