import {
  ApiError,
  tokenExpired,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './api-error.ts';
import { acceptCallback, type CallbackBody, metadataOf } from './callback.ts';
import { validateMessage } from './checks/validate-message.ts';
import { FLAG } from './constants.ts';
import type { FakeMessage, MessageBody } from './fake-types.ts';
import type { Interaction } from './interaction.ts';
import { type Messages, withFiles } from './messages.ts';
import { openRoute, type Route, type RouteHandler } from './router.ts';
import type { World } from './world.ts';

/** Follow-ups a user-installed application may post where it is not a member. */
const FOREIGN_FOLLOWUPS_MAX = 5;

/** The interaction of a token that is acknowledged and not too old. @throws {ApiError} 10015 or 50027. */
const liveInteraction = (world: World, token: string): Interaction => {
  const interaction = world.interactions.get(token);
  if (interaction?.token !== token || interaction.state !== 'acked') throw unknownWebhook();
  if (Date.now() - interaction.sentAt > world.settings.tokenTtlMs) {
    world.problem('interaction token used after its lifetime', { id: interaction.id });
    throw tokenExpired();
  }
  return interaction;
};

const replyOf = (world: World, interaction: Interaction, id: string): FakeMessage => {
  const isOriginal = id === '@original';
  const reply = isOriginal
    ? interaction.original
    : interaction.replies.find((message) => message.id === id);
  if (reply === undefined || !world.messages.has(reply.id)) throw unknownMessage();
  return reply;
};

const callback =
  (world: World, messages: Messages): RouteHandler =>
  ({ part, body, files, query }) => {
    const interaction = world.interactions.get(part('token'));
    if (interaction?.id !== part('interaction')) throw unknownInteraction();
    const sent = body as CallbackBody;
    const made = acceptCallback(world, messages, interaction, sent, files);
    if (!['true', '1', 'True'].includes(query.get('with_response') ?? '')) return null;
    return {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(made && {
          response_message_id: made.id,
          response_message_loading: (made.flags & FLAG.loading) !== 0,
          response_message_ephemeral: (made.flags & FLAG.ephemeral) !== 0,
        }),
      },
      ...(made && { resource: { type: sent.type, message: made } }),
    };
  };

const followUp =
  (world: World, messages: Messages): RouteHandler =>
  ({ part, body, files }) => {
    const interaction = liveInteraction(world, part('token'));
    const original = interaction.original;
    const sent = withFiles(body as MessageBody, files);
    if (original && original.flags & FLAG.loading && world.messages.has(original.id)) {
      const { flags: _kept, ...edit } = sent;
      return messages.edit(original, edit, files);
    }
    validateMessage(body as MessageBody, { files, isInteraction: true });
    const owners = interaction.payload.authorizing_integration_owners;
    interaction.followups += 1;
    if (owners['1'] && !owners['0'] && interaction.followups > FOREIGN_FOLLOWUPS_MAX) {
      throw new ApiError(
        400,
        40_094,
        'This interaction has reached the maximum number of follow-up messages',
      );
    }
    const made = messages.make(
      interaction.channel,
      world.bot,
      sent,
      metadataOf(world, interaction),
    );
    interaction.replies.push(made);
    messages.announce(made);
    world.touch();
    return made;
  };

/** First answers to interactions, and the messages that follow them. */
export const createWebhookRoutes = (world: World, messages: Messages): readonly Route[] => {
  const one = '/webhooks/:app/:token/messages/:message';
  return [
    openRoute('POST', '/interactions/:interaction/:token/callback', callback(world, messages)),
    openRoute('POST', '/webhooks/:app/:token', followUp(world, messages)),
    openRoute('GET', one, ({ part }) =>
      replyOf(world, liveInteraction(world, part('token')), part('message')),
    ),
    openRoute('PATCH', one, ({ part, body, files }) => {
      const interaction = liveInteraction(world, part('token'));
      const reply = replyOf(world, interaction, part('message'));
      const edited = messages.edit(reply, withFiles(body as MessageBody, files), files);
      if (!interaction.replies.includes(edited)) interaction.replies.push(edited);
      world.touch();
      return edited;
    }),
    openRoute('DELETE', one, ({ part }) => {
      const interaction = liveInteraction(world, part('token'));
      const reply = replyOf(world, interaction, part('message'));
      world.messages.delete(reply.id);
      interaction.replies = interaction.replies.filter((message) => message !== reply);
      return null;
    }),
  ];
};
