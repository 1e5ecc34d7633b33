import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quoteHash } from '../../../../src/bots/presentation/quotes/quote-hash.ts';
import { createDatabaseSource } from '../../../../src/corpus-feed/database-source.ts';
import { pushChange, pushCorpus } from '../../../../src/corpus-feed/push-articles.ts';
import { markdownReader } from '../../../../src/qa/corpus/markdown-reader.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { openPostgres } from '../../../../src/store/postgres/connection.ts';
import { openTestDatabase } from '../../../support/postgres/open-test-database.ts';
import { type StartedWeb, startWeb } from '../../../support/start-web.ts';

// A database is made for each test: about a second.

const QUOTE = 'The bridge at Ottery is 1,240 metres long.';
const ARTICLE = `The bridge\n\n${QUOTE}\n`;

let pool: Pool;
let site: StartedWeb;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  const database = await openTestDatabase();
  pool = await openPostgres(database.url);
  const { reread } = createDatabaseSource(pool);
  // The folder of this machine says something else, and is not asked.
  site = await startWeb({ articles: { 'bridge.md': ARTICLE }, services: { reread } });
  site.write('bridge.md', 'The bridge\n\nNothing.\n');
  closing.push(
    () => database.drop(),
    () => pool.ended || pool.end(),
    () => site.stop(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const read = async (text: string): Promise<Document> => {
  const [document] = await markdownReader.read(Buffer.from(text), {
    id: 'bridge',
    path: 'bridge.md',
  });
  if (document === undefined) throw new Error('no article');
  return document;
};

const verify = async (): Promise<string> => {
  const start = (await read(ARTICLE)).text.indexOf(QUOTE);
  const place = { start: `${start}`, end: `${start + QUOTE.length}`, quote: quoteHash(QUOTE) };
  const query = new URLSearchParams({ ...place, verify: '1' });
  return (await fetch(`${site.address}/articles/bridge?${query}`)).text();
};

describe('Verify, where replicas share the articles', () => {
  it('reads the article from the database: as it stands there, changed, gone or out of reach', async () => {
    await pushCorpus(pool, [await read(ARTICLE)], []);
    expect(await verify()).toContain('the quote stands in the article, word for word');
    const moved = await read(`The bridge\n\nIt opened in May.\n\n${QUOTE}\n`);
    await pushChange(pool, { changed: [moved], removed: [], rejected: [] });
    expect(await verify()).toContain('the quote has moved');
    const changed = await read('The bridge\n\nThe bridge at Ottery is 1,250 metres long.\n');
    await pushChange(pool, { changed: [changed], removed: [], rejected: [] });
    expect(await verify()).toContain('no longer holds the quote');
    await pushChange(pool, { changed: [], removed: ['bridge'], rejected: [] });
    expect(await verify()).toContain('The article is gone');
    await pool.end();
    expect(await verify()).toContain('cannot be verified now');
  });
});
