import { FLAG } from './constants.ts';
import type { ComponentBody, FakeChannel, FakeMessage, FakeUser } from './fake-types.ts';
import type { World } from './world.ts';

export interface InteractionPayload {
  readonly id: string;
  readonly type: number;
  readonly token: string;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface ModalBody {
  readonly custom_id?: string;
  readonly title?: string;
  readonly components?: readonly (ComponentBody & { readonly label?: string })[];
}

export interface Choice {
  readonly name?: string;
  readonly value?: string | number;
}

/** Room beyond the deadline for the answer to travel. */
const GRACE_MS = 500;
const REPLY_WITHIN_MS = 10_000;

/** An interaction as its user sees it. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly payload: InteractionPayload;
  readonly channel: FakeChannel;
  readonly user: FakeUser;
  /** The message whose button or select was used. */
  readonly message: FakeMessage | undefined;
  readonly sentAt = Date.now();
  state: 'pending' | 'acked' | 'expired' = 'pending';
  ackMs: number | undefined;
  deferred = false;
  ephemeral = false;
  readonly callbacks: { readonly at: number; readonly type: number }[] = [];
  /** Visible messages, oldest first. */
  replies: FakeMessage[] = [];
  original: FakeMessage | undefined;
  followups = 0;
  choices: readonly Choice[] | undefined;
  modal: ModalBody | undefined;
  readonly #world: World;

  constructor(
    world: World,
    payload: InteractionPayload,
    place: { channel: FakeChannel; user: FakeUser; message?: FakeMessage | undefined },
  ) {
    this.#world = world;
    this.id = payload.id;
    this.token = payload.token;
    this.type = payload.type;
    this.payload = payload;
    this.channel = place.channel;
    this.user = place.user;
    this.message = place.message;
  }

  #refuseExpired(): void {
    if (this.state === 'expired') throw new Error('The application did not respond');
  }

  async waitForAck(withinMs = this.#world.settings.deadlineMs + GRACE_MS): Promise<this> {
    await this.#world.waitFor(() => this.state !== 'pending', 'an acknowledgement', withinMs);
    this.#refuseExpired();
    return this;
  }

  /** The newest message that is not "thinking"; rejects when the user was told that the application did not respond. */
  async waitForReply(withinMs = REPLY_WITHIN_MS): Promise<FakeMessage> {
    const reply = await this.#world.waitFor(
      () => {
        this.#refuseExpired();
        const newest = this.replies.at(-1);
        return newest && !(newest.flags & FLAG.loading) ? newest : undefined;
      },
      'a reply',
      withinMs,
    );
    return reply;
  }
}
