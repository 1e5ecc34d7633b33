import type { types, webApi } from '@slack/bolt';
import type { Card } from '../presentation/card.ts';
import { renderCard } from './slack-blocks.ts';
import { viewBlocks } from './slack-decorate.ts';
import { BUTTON_TEXT_MAX, SUGGESTED_PROMPTS_MAX, VIEW_BLOCKS_MAX } from './slack-limits.ts';
import { cleanLine } from './slack-text.ts';
import { shortenLabel } from './slack-trim.ts';

/** The prompts that the agent messages tab offers: the sample questions, which are sure to be answered. */
export const suggestedPrompts = (
  card: Card,
): readonly { readonly title: string; readonly message: string }[] =>
  card.kind === 'help'
    ? card.samples
        .map(cleanLine)
        .filter((sample) => sample !== '')
        .slice(0, SUGGESTED_PROMPTS_MAX)
        .map((message) => ({ title: shortenLabel(message, BUTTON_TEXT_MAX), message }))
    : [];

/** Offers prompts where the person is about to type. */
export const offerPrompts = async (
  client: webApi.WebClient,
  channel: string,
  card: Card,
): Promise<void> => {
  const prompts = suggestedPrompts(card);
  if (prompts.length === 0) return;
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'Ask about the articles',
    prompts: [...prompts],
  });
};

/** The Home tab: how to ask, with questions to press. */
export const homeView = (card: Card): types.HomeView => ({
  type: 'home',
  blocks: viewBlocks(renderCard(card).blocks).slice(0, VIEW_BLOCKS_MAX),
});
