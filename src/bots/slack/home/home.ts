import type { types, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { articlesIn } from '../../../qa/library/articles-in.ts';
import type { BotServices } from '../../platform.ts';
import type { Card, StatusCard } from '../../presentation/card.ts';
import { corpusCard } from '../../presentation/cards/corpus-card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import type { Tenant } from '../../scopes/channel-settings.ts';
import { resolveScope } from '../../scopes/resolve-scope.ts';
import { renderCard } from '../blocks/blocks.ts';
import { ASK_ACTION } from '../blocks/buttons.ts';
import { plainButton } from '../blocks/controls.ts';
import {
  BUTTON_TEXT_MAX,
  BUTTON_VALUE_MAX,
  SUGGESTED_PROMPTS_MAX,
  VIEW_BLOCKS_MAX,
} from '../blocks/limits.ts';
import { viewBlocks } from '../blocks/plain-blocks.ts';
import { headline } from '../blocks/rich-text.ts';
import { cleanLine } from '../blocks/text.ts';
import { shortenLabel } from '../blocks/trim.ts';

const RECENT_SHOWN = 5;
/** The same question is often asked again. */
const RECENT_READ = 25;

/** What the Home tab shows of one person and of the corpus. */
export interface HomeFacts {
  /** What the person asked lately, newest first, each once. */
  readonly recent: readonly string[];
  readonly corpus: StatusCard;
}

const recentQuestions = async (
  { store }: BotServices,
  userKey: string,
  logger: Logger,
): Promise<readonly string[]> => {
  try {
    const asked = (await store?.questions.by(userKey, RECENT_READ)) ?? [];
    const texts = asked.flatMap(({ text = '' }) => cleanLine(text) || []);
    return [...new Set(texts)].slice(0, RECENT_SHOWN);
  } catch (err) {
    logger.error({ err }, 'recent questions could not be read');
    return [];
  }
};

/** What there is to show somebody on the Home tab. Never rejects. */
export const homeFacts = async (
  services: BotServices,
  userKey: string,
  tenant: Tenant | undefined,
  logger: Logger,
): Promise<HomeFacts> => {
  const library = services.library();
  const scope = await resolveScope({ isDirect: true, tenant }, services, logger);
  const documents = articlesIn(library, scope);
  const topics = library.figures.topics(scope).map(({ label }) => label);
  return {
    recent: await recentQuestions(services, userKey, logger),
    corpus: corpusCard({ documents, topics }),
  };
};

/**
 * The prompts that the agent messages tab offers: the sample questions, which are sure to be answered, and before them what
 * the person looks at, where that can be read.
 */
export const suggestedPrompts = (
  card: Card,
  isLooking: boolean,
): readonly { readonly title: string; readonly message: string }[] => {
  if (card.kind !== 'help') return [];
  const looking = isLooking ? [wordsFor(card.locale).say('action.looking-at')] : [];
  return [...looking, ...card.samples]
    .map(cleanLine)
    .filter((sample) => sample !== '')
    .slice(0, SUGGESTED_PROMPTS_MAX)
    .map((message) => ({ title: shortenLabel(message, BUTTON_TEXT_MAX), message }));
};

/** Whether nobody has written anything in somebody's direct messages yet; false where that cannot be seen. */
export const isUntouched = async (
  client: webApi.WebClient,
  channel: string,
  logger: Logger,
): Promise<boolean> => {
  try {
    const { messages = [] } = await client.conversations.history({ channel, limit: 1 });
    return messages.length === 0;
  } catch (err) {
    logger.debug({ err }, 'slack direct messages could not be looked at');
    return false;
  }
};

/** Offers prompts where the person is about to type. */
export const offerPrompts = async (
  client: webApi.WebClient,
  channel: string,
  card: Card,
  isLooking: boolean,
): Promise<void> => {
  const prompts = suggestedPrompts(card, isLooking);
  if (prompts.length === 0) return;
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: 'Ask about the articles',
    prompts: [...prompts],
  });
};

const askAgain = (questions: readonly string[]): readonly types.KnownBlock[] => {
  const buttons = questions
    .map(cleanLine)
    .filter((question) => question !== '' && question.length <= BUTTON_VALUE_MAX)
    .map((question, index) => plainButton(`${ASK_ACTION}:again-${index}`, question, question));
  return buttons.length === 0
    ? []
    : [headline('Your recent questions').block, { type: 'actions', elements: buttons }];
};

/** The Home tab: how to ask with questions to press, what the person asked lately, and what there is to ask about. */
export const homeView = (help: Card, { recent, corpus }: HomeFacts): types.HomeView => ({
  type: 'home',
  blocks: [
    headline('Ask the articles').block,
    ...viewBlocks(renderCard(help).blocks),
    ...askAgain(recent),
    headline('The articles').block,
    ...viewBlocks(renderCard(corpus).blocks),
  ].slice(0, VIEW_BLOCKS_MAX),
});
