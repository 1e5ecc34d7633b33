import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createArticleLinks } from '../../../src/bots/article-links.ts';
import { quoteHash } from '../../../src/bots/presentation/quotes/quote-hash.ts';
import type { FakeSlackOptions } from '../../support/fake-slack/options.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { type SlackApp, startSlackApp, WIRES } from '../../support/slack/app.ts';
import { SECRET, twoCollections } from '../../support/two-collections.ts';

const SCOPES = ['app_mentions:read', 'im:history', 'chat:write', 'commands', 'assistant:write'];
const LINK_SCOPES = [...SCOPES, 'links:read', 'links:write'];

const library = await twoCollections();
const links = createArticleLinks({
  base: 'https://news.example',
  collectionOf: (id) => library.documents.get(id)?.collection,
  sign: (text) => createHmac('sha256', 'key').update(text).digest('base64url'),
});

const linkTo = (documentId: string, sentence?: string): string => {
  const start = library.documents.get(documentId)?.text.indexOf(sentence ?? '') ?? 0;
  const place =
    sentence === undefined
      ? undefined
      : { documentId, start, end: start + sentence.length, hash: quoteHash(sentence) };
  return links.to({ documentId, place }) ?? '';
};

const SENTENCE = 'Output of the mill rose by 6.5% in 2021 after 4.5% in 2020, Ines Falk said.';
const HARBOUR = linkTo('harbour');
const QUOTED = linkTo('coast/ferry', SENTENCE);
const PRIVATE = linkTo('plant');

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = async (
  wire: (typeof WIRES)[number],
  slack: Partial<FakeSlackOptions> = {},
): Promise<SlackApp> => {
  const store = await openTestStore();
  await store.channels.set('T0001:C0002', { collections: 'board' });
  const options = { wire, library, links, store, slack: { scopes: LINK_SCOPES, ...slack } };
  const app = await startSlackApp(options);
  closing.push(() => store.close(), app.stop);
  return app;
};

/** What is shown once everything before it has been heard: a link to an open article comes last. */
const shownBefore = async ({ slack }: SlackApp, share: () => Promise<unknown>) => {
  await share();
  const last = slack.waitForOutput(/Aldwick/u, { from: slack.outputs.length });
  await slack.shareLinks([HARBOUR]);
  await last;
  return slack.outputs.filter(({ text }) => !text.includes('Aldwick'));
};

describe.each(WIRES)('a link to an article, over %s', (wire) => {
  it('is shown as a Work Object: the article, and the sentence that it names', async () => {
    const { slack } = await start(wire);
    const shown = slack.waitForOutput(/The ferry/u);
    await slack.shareLinks(['https://news.example/', QUOTED]);
    expect((await shown).text).toContain(SENTENCE);
    expect((await shown).raw).toMatchObject({ app_unfurl_url: QUOTED, url: QUOTED });
    expect(slack.calls.filter(({ method }) => method === 'chat.unfurl')).toHaveLength(1);
    expect([...slack.violations, ...slack.warnings]).toEqual([]);
  });

  it('is shown in plain blocks where Slack takes no Work Objects', async () => {
    const { slack } = await start(wire, { hasWorkObjects: false });
    const shown = slack.waitForOutput(/The ferry/u);
    await slack.shareLinks([QUOTED]);
    expect((await shown).text).toContain(SENTENCE);
    expect((await shown).blocks.length).toBeGreaterThan(0);
    slack.fail('chat.unfurl', { error: 'error_processing_metadata' });
    const refused = slack.waitForOutput(/Aldwick/u);
    await slack.shareLinks([HARBOUR]);
    expect((await refused).blocks.length).toBeGreaterThan(0);
    expect([...slack.violations, ...slack.warnings]).toEqual([]);
  });

  it('shows nothing of an article that not everybody in the channel may see', async () => {
    const app = await start(wire);
    const altered = PRIVATE.replace('/plant', '/mill-board');
    const unsigned = PRIVATE.replace(/signature=[^#]*/u, '');
    expect(
      await shownBefore(app, () => app.slack.shareLinks([PRIVATE, altered, unsigned])),
    ).toEqual([]);
    const there = () => app.slack.shareLinks([altered, unsigned], { channel: 'C0002' });
    expect(await shownBefore(app, there)).toEqual([]);
    expect(JSON.stringify(app.slack.calls)).not.toMatch(SECRET);
  });

  it('shows an article of a collection that its channel asks about, and keeps it there', async () => {
    const { slack } = await start(wire);
    const shown = slack.waitForOutput(/4,711 staff|38\.25%/u);
    await slack.shareLinks([PRIVATE], { channel: 'C0002' });
    expect(await shown).toMatchObject({ channel: 'C0002' });
  });

  it('shows people of another organisation, and whoever has not sent it yet, open articles alone', async () => {
    const app = await start(wire);
    const { slack } = app;
    const shared = { body: { is_ext_shared_channel: true } };
    const outside = () => slack.shareLinks([PRIVATE], { channel: 'C0002' }, shared);
    expect(await shownBefore(app, outside)).toEqual([]);
    const composed = () => slack.shareLinks([PRIVATE], { channel: 'C0002', isComposed: true });
    expect(await shownBefore(app, composed)).toEqual([]);
    const shown = slack.waitForOutput(/The ferry/u);
    await slack.shareLinks([QUOTED], { isComposed: true });
    expect((await shown).text).toContain(SENTENCE);
    expect(JSON.stringify(slack.calls)).not.toMatch(SECRET);
  });

  it('opens beside the conversation, where everybody there may see it', async () => {
    const { slack } = await start(wire);
    const shown = slack.waitForOutput(/4,711 staff|38\.25%/u);
    await slack.shareLinks([PRIVATE], { channel: 'C0002' });
    const { raw } = await shown;
    await slack.openEntity(raw, 'C0002');
    const opened = await slack.waitForCall('entity.presentDetails');
    expect(opened).toMatchObject({ ok: true, args: { metadata: { url: PRIVATE } } });
    await slack.openEntity(raw, 'C0001');
    const isRefused = () => slack.calls.find(({ args, ok }) => args.error !== undefined && ok);
    await slack.waitFor(isRefused, 'a refusal');
    expect(isRefused()?.args).toMatchObject({ error: { status: 'not_found' } });
  });
});
