import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAVE, readText } from '../../../../support/answers.ts';
import { type StartedWeb, startWeb } from '../../../../support/start-web.ts';

let site: StartedWeb;
let operator: Record<string, string>;
beforeAll(async () => {
  site = await startWeb({ articles: { 'leave.md': LEAVE } });
  operator = await site.operator();
  await site.store.feedback.give('T1:U1', {
    questionId: 'q1',
    choice: 'wrong-answer',
    question: 'How many days off?',
    comment: 'It is 25 days.',
  });
  const help = { card: {}, platform: 'slack', questionId: 'q2' };
  await site.store.help.ask('ref1', 'T1:U1', { ...help, question: 'Who has the <b>keys</b>?' });
  await site.store.help.resolve('ref1', 'T1:U2');
});
afterAll(() => site.stop());

const get = async (path: string, headers: Record<string, string> = operator) =>
  fetch(`${site.address}${path}`, { headers });
const send = (path: string, fields: Record<string, string>, headers = operator) =>
  fetch(`${site.address}${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

const WHOLE = {
  question: 'How many days off?',
  variants: 'days off\r\nfree days',
  answer: 'You have 25 days. <!channel>',
  article: 'leave',
  words: 'Everyone has 25 days of annual leave a year.',
  collections: '',
  owner: 'Dana Reyes',
  due: '2027-05-02',
  do: 'publish',
};
const FILE = '_answers/how-many-days-off.md';

describe('the form of an answer', () => {
  it('is begun with what is known, from what was called wrong and what people were asked', async () => {
    const page = await (await get('/gaps')).text();
    expect(page).toContain('/gaps/answer?question=How+many+days+off%3F');
    expect(page).toContain('Who has the &lt;b&gt;keys&lt;/b&gt;?');
    const form = await (await get('/gaps/answer?question=How+many+days+off%3F')).text();
    expect(form).toContain('It is 25 days.');
    expect(form).toContain('value="How many days off?"');
  });

  it.each([
    [{ question: '' }, 'Write the question.'],
    [{ answer: ' ' }, 'Write the answer.'],
    [{ owner: '' }, 'Say who stands for it.'],
    [{ due: 'soon' }, 'Write a day like 2027-05-02.'],
    [{ article: 'holiday' }, 'There is no such article.'],
    [{ words: 'Everyone has 26 days.' }, 'The article does not say these words.'],
    [{ question: 'x'.repeat(301) }, 'Write a question of at most 300 characters'],
    [{ collections: '<b>' }, 'names of collections'],
  ])('says of %j what is wrong, keeps the rest, and writes nothing', async (wrong, said) => {
    const response = await send('/gaps/answer', { ...WHOLE, ...wrong });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(said);
    expect(page).toContain('free days');
    expect(existsSync(join(site.folder, '_answers'))).toBe(false);
  });

  it('is for the operator alone, and from our own page alone', async () => {
    expect((await send('/gaps/answer', WHOLE, {})).status).toBe(403);
    expect((await get('/gaps/answer?question=x', {})).status).toBe(403);
    expect((await get('/gaps/kept?name=x', {})).status).toBe(403);
    const foreign = { ...operator, 'sec-fetch-site': 'cross-site' };
    expect((await send('/gaps/answer', WHOLE, foreign)).status).toBe(403);
    expect((await send('/gaps/kept', { name: 'x' }, foreign)).status).toBe(403);
    expect(existsSync(join(site.folder, '_answers'))).toBe(false);
  });

  it('writes a draft, which nobody is shown, then the answer, and writes over no other', async () => {
    const draft = await send('/gaps/answer', { ...WHOLE, owner: '', do: 'draft' });
    expect(await draft.text()).toContain('It is a draft');
    const [drafted] = await readText(FILE, readFileSync(join(site.folder, FILE), 'utf8'));
    expect(drafted?.verified?.owner).toBeUndefined();
    renameSync(join(site.folder, FILE), join(site.folder, '_answers', 'old.md'));
    const published = await send('/gaps/answer', WHOLE);
    expect(await published.text()).toContain('within a second');
    const text = readFileSync(join(site.folder, FILE), 'utf8');
    const [answer] = await readText(FILE, text);
    expect(answer?.text).toContain('You have 25 days.');
    expect(answer?.verified).toMatchObject({
      questions: ['How many days off?', 'days off', 'free days'],
      owner: 'Dana Reyes',
      reviewedOn: new Date().toISOString().slice(0, 10),
      dueOn: '2027-05-02',
      sources: [{ article: 'leave', words: WHOLE.words }],
    });
    await send('/gaps/answer', { ...WHOLE, answer: 'You have 26 days.' });
    expect(readFileSync(join(site.folder, FILE), 'utf8')).toBe(text);
  });
});

describe('an answer where the folder cannot be written', () => {
  it('is kept, says so, and is downloaded and taken out', async () => {
    const stuck = await startWeb({ articles: { 'leave.md': LEAVE } });
    try {
      const headers = await stuck.operator();
      const at = (path: string, body?: Record<string, string>) =>
        fetch(`${stuck.address}${path}`, {
          headers,
          redirect: 'manual',
          ...(body && { method: 'POST', body: new URLSearchParams(body) }),
        });
      // Whoever is root may write anything: a file stands in for a folder that cannot be written.
      writeFileSync(join(stuck.folder, '_answers'), '');
      chmodSync(join(stuck.folder, '_answers'), 0o444);
      const said = await (await at('/gaps/answer', WHOLE)).text();
      expect(said).toContain('Nobody is shown it before');
      const page = await (await at('/gaps')).text();
      expect(page).toContain('Answers kept here');
      expect(page).toContain('npm run gaps -- --kept');
      const file = await at('/gaps/kept?name=how-many-days-off.md');
      const [answer] = await readText(FILE, await file.text());
      expect(answer?.verified?.owner).toBe('Dana Reyes');
      expect((await at('/gaps/kept?name=..%2Fleave.md')).status).toBe(404);
      expect((await at('/gaps/kept', { name: 'how-many-days-off.md' })).status).toBe(303);
      expect(await stuck.store.answers.all()).toEqual([]);
    } finally {
      await stuck.stop();
    }
  });
});
