import type { Scope } from '../../qa/types.ts';
import type { Receipt, Store } from '../../store/store.ts';
import type { Reply } from '../commands/command.ts';
import type { BotServices } from '../platform.ts';
import type { Action, ActionKind } from '../presentation/card.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import type { Notice } from '../presentation/notice.ts';
import type { BotRequest } from '../requests/bot-request.ts';
import { isOfPlace } from '../requests/place.ts';

/** A reply that buttons may stand under. */
export interface Offering {
  readonly reply: Reply;
  readonly request: BotRequest;
  /** Where people can be asked. */
  readonly helpChannel?: string | undefined;
}

/** One button to show; `choice` tells several of a kind apart. */
export interface Offer {
  readonly choice?: string;
  readonly label?: string;
}

/** A press with what it takes to answer it. */
export interface Pressed {
  /** The receipt's key. */
  readonly key: string;
  /** What stood before the key. */
  readonly choice?: string;
  readonly comment?: string;
  readonly request: BotRequest;
  /** What may be seen where the button was pressed. */
  readonly scope: Scope;
  /** What may be seen where people are asked. */
  readonly helpScope: Scope;
  readonly helpChannel?: string | undefined;
  readonly services: BotServices;
  readonly store: Store;
  /** The buttons for a reply to this press that shows the same answer. */
  actionsFor(reply: Reply): readonly Action[];
}

/** What one kind of button is offered under, and what it does. */
export interface Button {
  readonly kind: ActionKind;
  offer(offering: Offering): readonly Offer[];
  /** @throws {StoreError} */
  press(pressed: Pressed): Promise<Reply>;
}

export const privately = (card: Reply['card']): Reply => ({ card, visibility: 'private' });

/** A notice for whoever pressed. */
export const notice = (content: Notice): Reply => privately(noticeCard(content));

/** `right:abc` as choice and key; a key alone stands without a choice. */
export const readRef = (ref: string): { readonly choice?: string; readonly key: string } => {
  const at = ref.lastIndexOf(':');
  return at < 0 ? { key: ref } : { choice: ref.slice(0, at), key: ref.slice(at + 1) };
};

/** Whether one scope sees no more than another. */
export const isWithin = (inner: Scope, outer: Scope): boolean =>
  inner.collections.every((name) => outer.collections.includes(name));

/** The reply that a receipt gives, or the notice that it is gone: expired, never there, or of another place. */
export const withKept = async (
  { key, request, store }: Pressed,
  reply: (receipt: Receipt) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const receipt = await store.receipts.find(key);
  return receipt === undefined || !isOfPlace(receipt, request)
    ? notice({ kind: 'gone' })
    : reply(receipt);
};
