import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedWeb, startWeb } from '../../../support/start-web.ts';

let site: StartedWeb;
let cookie: string;
beforeAll(async () => {
  site = await startWeb({ articles: { 'bridge.md': '# Bridge\n\nThe bridge is long.\n' } });
  ({ cookie } = await site.operator());
});
afterAll(() => site.stop());

const post = (fields: Record<string, string>, headers: Record<string, string> = { cookie }) =>
  fetch(`${site.address}/tokens`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
const page = async () => (await fetch(`${site.address}/tokens`, { headers: { cookie } })).text();
const FORM = { do: 'make', collections: 'public', perMinute: '60', origins: '' };

describe('the page of tokens', () => {
  it('shows a secret once, the token from then on, and nothing once it is revoked', async () => {
    const made = await post({ ...FORM, name: 'The <intranet>' });
    const text = await made.text();
    const [, secret = ''] = /<code class="secret">(nd_[\w-]{43})<\/code>/u.exec(text) ?? [];
    const token = await site.store.tokens.find(secret);
    expect(token).toMatchObject({ name: 'The <intranet>', collections: ['public'] });
    expect(text).toContain('The &lt;intranet&gt;');
    const listed = await page();
    expect(listed).toContain('60 a minute');
    expect(listed).not.toContain(secret);
    const revoked = await post({ do: 'revoke', id: token?.id ?? '' });
    expect(revoked.headers.get('location')).toBe('/tokens');
    expect(await site.store.tokens.find(secret)).toBeUndefined();
    expect(await page()).toContain('There are none yet');
  });

  it('says what is wrong, and keeps what was filled in', async () => {
    const refused = await post({ ...FORM, name: 'Docs', origins: 'docs.example.org' });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('value="docs.example.org"');
    expect(text).toMatch(/role="alert"[^>]*>Write addresses such as/u);
    expect(await site.store.tokens.all()).toEqual([]);
  });

  it('is there for nobody but the operator, who no other site can act for', async () => {
    expect((await fetch(`${site.address}/tokens`)).status).toBe(403);
    expect((await post({ ...FORM, name: 'Mine' }, {})).status).toBe(403);
    const foreign = await post(
      { ...FORM, name: 'Mine' },
      { cookie, 'sec-fetch-site': 'cross-site' },
    );
    expect(foreign.status).toBe(403);
    expect(await site.store.tokens.all()).toEqual([]);
  });
});
