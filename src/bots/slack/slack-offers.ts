import type { types } from '@slack/bolt';
import type { Card } from '../presentation/card.ts';
import type { SlackMessage } from './slack-blocks.ts';
import { plainButton } from './slack-buttons.ts';
import { withButton } from './slack-decorate.ts';
import { BUTTON_VALUE_MAX } from './slack-limits.ts';

/** A slash command as typed, kept on a button so that it can be run again for everyone. */
export interface TypedCommand {
  readonly command: string;
  readonly text: string;
}

/** What may be done next with a reply, beside what its card offers. */
export type Offer =
  | { readonly kind: 'share'; readonly typed: TypedCommand }
  | { readonly kind: 'follow-up' };

export const SHARE_ACTION = 'share-command';
export const FOLLOW_UP_ACTION = 'follow-up-here';

/** Cards that hold words of articles: worth showing others, worth asking on. */
const WORTH_IT: ReadonlySet<Card['kind']> = new Set([
  'answer',
  'figure',
  'figures',
  'comparison',
  'trend',
  'passages',
]);

const isTypedCommand = (value: unknown): value is TypedCommand =>
  typeof value === 'object' &&
  value !== null &&
  'command' in value &&
  typeof value.command === 'string' &&
  'text' in value &&
  typeof value.text === 'string';

/** The command on a share button, or `undefined` when the value is none of ours. */
export const readShare = (value: string): TypedCommand | undefined => {
  try {
    const parsed: unknown = JSON.parse(value);
    return isTypedCommand(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const buttonOf = (offer: Offer): types.Button | undefined => {
  if (offer.kind === 'follow-up') return plainButton(FOLLOW_UP_ACTION, 'Ask a follow-up', 'here');
  const value = JSON.stringify(offer.typed);
  if (value.length > BUTTON_VALUE_MAX) return undefined;
  return plainButton(SHARE_ACTION, 'Share in channel', value);
};

/** The message with a button for what is offered, where its card is worth it. */
export const withOffer = (
  message: SlackMessage,
  card: Card,
  offer: Offer | undefined,
): SlackMessage => {
  const button = offer === undefined || !WORTH_IT.has(card.kind) ? undefined : buttonOf(offer);
  return button === undefined ? message : withButton(message, button);
};
