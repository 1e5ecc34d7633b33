import { type App, type SlackEventMiddlewareArgs, webApi } from '@slack/bolt';
import { wordsFor } from '../../presentation/words/words.ts';
import { type Listening, type ListeningThere, listeningAt } from '../intake/listening.ts';
import { articleEntity, articleUnfurl } from './article-entity.ts';
import { findLinked, type LinkedArticle, type PostedIn } from './linked-article.ts';

/** Of one message; whoever posts more posts a list. */
const LINKS_MAX = 5;

type Client = webApi.WebClient;
type UnfurlTarget =
  | { readonly channel: string; readonly ts: string }
  | { readonly unfurl_id: string; readonly source: 'composer' | 'conversations_history' };

/** What Slack answers where it takes no Work Object, or not this one. Source: docs.slack.dev, "chat.unfurl", errors. */
const METADATA_REFUSALS: ReadonlySet<string> = new Set([
  'invalid_metadata_format',
  'error_processing_metadata',
  'missing_unfurls',
]);

/** Whether Slack shows the Work Objects; one that it does not take it may leave out with a warning alone. */
const showEntities = async (
  client: Client,
  target: UnfurlTarget,
  shared: readonly LinkedArticle[],
  locale: string | undefined,
): Promise<boolean> => {
  const entities = shared.map((one) => articleEntity(one, wordsFor(locale)));
  try {
    const { warning = '' } = await client.chat.unfurl({ ...target, metadata: { entities } });
    return !METADATA_REFUSALS.has(warning);
  } catch (err) {
    if (err instanceof webApi.WebAPIPlatformError && METADATA_REFUSALS.has(err.data.error))
      return false;
    throw err;
  }
};

const showBlocks = (client: Client, target: UnfurlTarget, shared: readonly LinkedArticle[]) =>
  client.chat.unfurl({ ...target, unfurls: Object.assign({}, ...shared.map(articleUnfurl)) });

const whereOf = (
  body: { readonly team_id: string; readonly is_ext_shared_channel?: boolean },
  channel: string | undefined,
  { settings }: ListeningThere,
): PostedIn => ({
  team: body.team_id,
  channel,
  isExternal: body.is_ext_shared_channel === true,
  tenant: settings.tenant,
});

type Shared = SlackEventMiddlewareArgs<'link_shared'>['event'];

/** What Slack is told to show it under: what it named itself, else the message. */
const targetOf = ({ channel, message_ts: ts, source, unfurl_id: id }: Shared): UnfurlTarget =>
  id !== undefined && (source === 'composer' || source === 'conversations_history')
    ? { unfurl_id: id, source }
    : { channel, ts };

/** Shows the articles whose addresses stand in a message, or in one that is being written. */
const hearShared = (app: App, listening: Listening): void => {
  app.event('link_shared', async ({ event, body }) => {
    const there = listeningAt(listening, body);
    const { client, conversation, services, logger } = there;
    // Whoever still writes may send it anywhere.
    const channel = event.source === 'composer' ? undefined : event.channel;
    const where = whereOf(body, channel, there);
    await conversation.track(async () => {
      const found = await Promise.all(
        event.links.slice(0, LINKS_MAX).map(({ url }) => findLinked(url, where, services, logger)),
      );
      const shared = found.filter((one) => one !== undefined);
      if (shared.length === 0) return;
      const target = targetOf(event);
      const locale = await conversation.locales.of(event.user);
      if (await showEntities(client, target, shared, locale)) return;
      await showBlocks(client, target, shared);
    });
  });
};

/** Shows an article beside the conversation once its card is pressed, where it may still be seen there. */
const hearDetails = (app: App, listening: Listening): void => {
  app.event('entity_details_requested', async ({ event, body }) => {
    const there = listeningAt(listening, body);
    const { client, conversation, services, logger } = there;
    const { trigger_id, entity_url, app_unfurl_url: posted = entity_url, channel } = event;
    await conversation.track(async () => {
      const shared = await findLinked(posted, whereOf(body, channel, there), services, logger);
      await client.entity.presentDetails(
        shared === undefined
          ? { trigger_id, error: { status: 'not_found' } }
          : { trigger_id, metadata: articleEntity(shared, wordsFor(event.user_locale)) },
      );
    });
  });
};

/** Addresses of articles, where there is a viewer that people reach. */
export const hearLinks = (app: App, listening: Listening): void => {
  if (listening.services.links === undefined) return;
  hearShared(app, listening);
  hearDetails(app, listening);
};
