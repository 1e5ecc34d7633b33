import type { BotRequest } from '../handle-request.ts';
import type { Offer } from './slack-offers.ts';
import type { Target } from './slack-target.ts';

/** Where a reply goes, by who may see it. */
export interface Places {
  readonly public: Target;
  readonly private: Target;
}

/** How a reply is dressed. */
export interface Dressing {
  /** Shown above the reply, where readers could not know what was asked. */
  readonly question?: string | undefined;
  /** What stands before the question; "Question" unless told. */
  readonly lead?: string;
  readonly offer?: Offer;
  /** The channel it was asked in, where a hint to invite the bot belongs. */
  readonly channel?: string;
}

/** A request with where its reply goes and how it is dressed: JSON, so that it outlives the process. */
export interface Delivery {
  readonly request: BotRequest;
  readonly places: Places;
  readonly dressing: Dressing;
  /** Slack's id of whoever asked. */
  readonly user: string;
  /** The key of the request that this one is an edit of: its reply is edited, too. */
  readonly revises?: string;
}
