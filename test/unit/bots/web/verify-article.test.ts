import { describe, expect, it } from 'vitest';
import { createVerifyArticle } from '../../../../src/bots/web/verify-article.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeDocument } from '../../../support/library.ts';
import { FROM_ELSEWHERE, startWeb } from '../../../support/start-web.ts';

const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
const library = () => {
  throw new Error('not asked');
};

describe('createVerifyArticle', () => {
  it('reads one article at a time, lets so many wait, and tells the others', async () => {
    let reading = 0;
    let most = 0;
    const releases: (() => void)[] = [];
    const reread = async (): Promise<Document> => {
      reading += 1;
      most = Math.max(most, reading);
      await new Promise<void>((resolve) => releases.push(resolve));
      reading -= 1;
      return makeDocument({});
    };
    const verify = createVerifyArticle({ library, logger, now: Date.now, reread });
    const asked = Array.from({ length: 12 }, (_, n) => verify('a', `203.0.113.${n}`));
    const freeing = setInterval(() => releases.shift()?.(), 1);
    const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
    clearInterval(freeing);
    expect(most).toBe(1);
    expect(kinds).toEqual([...Array(10).fill('read'), 'busy', 'busy']);
  });

  it('reads ten times a minute for one client', async () => {
    const reread = async () => makeDocument({});
    const verify = createVerifyArticle({ library, logger, now: () => 0, reread });
    const kinds: string[] = [];
    for (let n = 0; n < 11; n += 1) kinds.push((await verify('a', 'one')).kind);
    expect(kinds).toEqual([...Array(10).fill('read'), 'busy']);
    expect((await verify('a', 'another')).kind).toBe('read');
  });
});

describe('Verify', () => {
  it('shows nothing that came to belong elsewhere, by its folder or its own words', async () => {
    const site = await startWeb({
      articles: { 'a.md': '# A\n\nOne.\n', 'news/b.md': '# B\n\nTwo.\n' },
    });
    const look = async (path: string) => {
      const response = await fetch(`${site.address}/articles/${path}`, { headers: FROM_ELSEWHERE });
      return { status: response.status, text: await response.text() };
    };
    expect((await look('a?verify=1')).status).toBe(200);
    site.write('a.md', '---\ncollection: board\n---\n# A\n\nThe secret ferry.\n');
    site.write('news/_collection.txt', 'board');
    for (const path of ['a?verify=1', 'news/b?verify=1']) {
      const { status, text } = await look(path);
      expect(status).toBe(403);
      expect(text).not.toMatch(/secret|Two\./u);
    }
    const { cookie } = await site.operator();
    const own = await fetch(`${site.address}/articles/a?verify=1`, { headers: { cookie } });
    expect(await own.text()).toContain('The secret ferry.');
    await site.stop();
  });

  it('shows nothing new of an article that was not open and is now, until it is known', async () => {
    const site = await startWeb({ articles: { 'a.md': '---\ncollection: board\n---\nOne.\n' } });
    site.write('a.md', '# A\n\nOne, for all.\n');
    const response = await fetch(`${site.address}/articles/a?verify=1`);
    expect(response.status).toBe(403);
    await site.stop();
  });
});
