import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/bots/presentation/card.ts';
import { plainMessage, renderCard } from '../../../src/bots/slack/blocks/blocks.ts';
import { homeView } from '../../../src/bots/slack/home/home.ts';
import { cardKinds, hostileCardOf } from '../../support/cards.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/fake-slack.ts';
import { generatedAnswer } from '../../support/generated-answers.ts';

/**
 * Slack looks at what would be posted, and shows it to nobody (`blocks.validate`, no scope): the local one always; the
 * real one where SLACK_VALIDATE_TOKEN is a bot token of any workspace.
 */
const TOKEN = process.env.SLACK_VALIDATE_TOKEN;
const REFUSALS: readonly unknown[] = ['invalid_blocks', 'invalid_message', 'invalid_view'];
/** The same cards each time, so that a refusal can be looked at. */
const SEED = 2026;

type Payload = Parameters<webApi.WebClient['blocks']['validate']>[0];

/** What Slack says against it; nothing where it takes it. */
const complaintsOf = async (client: webApi.WebClient, payload: Payload): Promise<unknown> => {
  try {
    await client.blocks.validate(payload);
    return [];
  } catch (error) {
    if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
    if (!REFUSALS.includes(error.data.error)) throw error;
    return error.data;
  }
};

const cardsOf = (kind: Card['kind']): readonly Card[] =>
  fc.sample(hostileCardOf[kind] as fc.Arbitrary<Card>, { numRuns: 2, seed: SEED });

const expectTaken = async (client: webApi.WebClient, cards: readonly Card[]): Promise<void> => {
  for (const card of cards) {
    const message = renderCard(card);
    for (const { blocks } of [message, plainMessage(message) ?? message])
      expect(await complaintsOf(client, { message: { blocks: [...blocks] } })).toEqual([]);
  }
};

const suite = (clientOf: () => webApi.WebClient): void => {
  it.each(cardKinds)('takes cards of kind %s, in new blocks and in old', async (kind) => {
    await expectTaken(clientOf(), cardsOf(kind));
  });

  it('takes answers out of articles', async () => {
    await expectTaken(clientOf(), fc.sample(generatedAnswer(), { numRuns: 5, seed: SEED }));
  });

  it('takes the Home tab', async () => {
    const [help, status] = [cardsOf('help')[0], hostileCardOf.status];
    if (help === undefined) throw new Error('no card');
    const [corpus] = fc.sample(status, { numRuns: 1, seed: SEED });
    if (corpus === undefined) throw new Error('no card');
    const view = homeView(help, { recent: ['What grew?'], corpus });
    expect(await complaintsOf(clientOf(), { view })).toEqual([]);
  });

  it('refuses what it should, and says where', async () => {
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: '' } }];
    const said = JSON.stringify(await complaintsOf(clientOf(), { blocks }));
    expect(said).toContain('invalid_blocks');
    expect(said).toContain('pointer');
  });
};

describe('the local Slack', () => {
  let slack: FakeSlack;
  beforeAll(async () => {
    slack = await startFakeSlack();
  });
  afterAll(() => slack.close());
  suite(() => new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl }));
});

describe.skipIf(TOKEN === undefined)(
  TOKEN === undefined ? 'Slack itself: skipped, SLACK_VALIDATE_TOKEN is not set' : 'Slack itself',
  { timeout: 120_000 },
  () => suite(() => new webApi.WebClient(TOKEN)),
);
