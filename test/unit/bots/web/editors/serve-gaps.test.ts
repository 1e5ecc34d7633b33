import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editorServices } from '../../../../../src/bots/editors-desk.ts';
import { buildLibrary } from '../../../../../src/qa/library/build-library.ts';
import type { Store } from '../../../../../src/store/store.ts';
import { answerPage, LEAVE, readText, SOURCED } from '../../../../support/answers.ts';
import { openTestStore } from '../../../../support/open-test-store.ts';
import { type StartedWeb, startWeb } from '../../../../support/start-web.ts';

const ASKED = '=HYPERLINK("x") <b>who pays for lunch?</b>';

let store: Store;
let site: StartedWeb;
let operator: Record<string, string>;

beforeAll(async () => {
  const documents = [
    ...(await readText('leave.md', LEAVE.replace('25', '26'))),
    ...(await readText('_answers/leave.md', answerPage(SOURCED))),
  ];
  const library = await buildLibrary(documents);
  store = await openTestStore();
  await store.questions.write('somebody', {
    questionId: 'q1',
    platform: 'slack',
    command: 'ask',
    outcome: 'abstained',
    text: ASKED,
  });
  site = await startWeb({
    articles: { 'leave.md': LEAVE },
    services: {
      library: () => library,
      ...editorServices(
        () => library,
        () => store,
      ),
    },
  });
  operator = await site.operator();
});
afterAll(async () => {
  await site.stop();
  await store.close();
});

const get = (path: string, headers: Record<string, string> = operator) =>
  fetch(`${site.address}${path}`, { headers });

describe('the page of gaps', () => {
  it('shows what was asked in vain, and verified answers that do not stand', async () => {
    const page = await (await get('/gaps')).text();
    expect(page).toContain('&lt;b&gt;who pays for lunch?&lt;/b&gt;');
    expect(page).toContain('_answers/leave.md');
    expect(page).toContain('no longer says');
    expect(page).toContain('not shown as verified until it is mended');
  });

  it('gives them as files, in which nothing is a formula', async () => {
    const csv = await get('/gaps/gaps.csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="gaps.csv"');
    expect(await csv.text()).toContain('"\'=HYPERLINK(""x"")');
    const json = (await (await get('/gaps/gaps.json')).json()) as readonly object[];
    expect(json).toMatchObject([{ question: ASKED, count: 1 }]);
  });

  it('gives every part as a file', async () => {
    const answers = (await (await get('/gaps/answers.json')).json()) as readonly object[];
    expect(answers).toMatchObject([{ file: '_answers/leave.md', mustMend: true }]);
    const articles = await (await get('/gaps/articles.csv')).text();
    expect(articles).toBe('article,title,published,quoted');
    expect((await get('/gaps/most-asked.csv')).status).toBe(200);
  });

  it('drafts an answer as a file that nobody is shown', async () => {
    const response = await get(`/gaps/draft?${new URLSearchParams({ question: ASKED })}`);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z0-9-]+\.md"$/u,
    );
    const [draft] = await readText('_answers/draft.md', await response.text());
    expect(draft?.verified?.questions).toEqual([ASKED]);
    expect(draft?.verified?.owner).toBeUndefined();
  });

  it.each(['/gaps', '/gaps/gaps.csv', '/gaps/most-asked.json', '/gaps/draft?question=x'])(
    'shows %s to the operator alone',
    async (path) => {
      expect((await get(path, {})).status).toBe(403);
    },
  );
});
