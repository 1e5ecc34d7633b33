import type { BotRequest } from '../../requests/bot-request.ts';
import type { Above } from '../intake/question-above.ts';
import type { MessageRef, Target } from './target.ts';

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
  /** The channel it was asked in, where a hint to invite the bot belongs. */
  readonly channel?: string;
}

/** A message whose button was pressed, as far as it can be changed or taken back. */
export interface PressedMessage {
  /** Missing for one that only the presser sees. */
  readonly ref?: MessageRef;
  /** The address that came with the press. */
  readonly url?: string;
  /** Who asked what stands in it, where it was put to people. */
  readonly asker?: string;
}

/** A request with where its reply goes and how it is dressed: JSON, so that it outlives the process. */
export interface Delivery {
  readonly request: BotRequest;
  readonly places: Places;
  readonly dressing: Dressing;
  /** Slack's id of whoever asked. */
  readonly user: string;
  /** The message whose button was pressed. */
  readonly pressed?: PressedMessage;
  /** Where it asks for an answer to what stands above it: that is read when it is answered. */
  readonly above?: Above;
  /** The key of the request that this one is an edit of: its reply is edited, too. */
  readonly revises?: string;
}
