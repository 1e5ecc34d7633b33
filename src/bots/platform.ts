import type { Logger } from 'pino';
import type { Environment } from '../config/environment.ts';
import type { Library } from '../qa/library/library.ts';
import type { CorpusStatus } from '../qa/library/live-library.ts';
import type { Turn } from '../qa/scheduling/turns.ts';
import type { Document, DocumentId, Scope } from '../qa/types.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { ArticleLinks } from './article-links.ts';
import type { ChartRenderer } from './chart-renderer.ts';
import type { Asked, EditorsDesk } from './editors-desk.ts';
import type { OperatorAccess } from './operator/operator-access.ts';
import type { Card } from './presentation/card.ts';
import type { RateLimiter } from './requests/rate-limit.ts';
import type { Route } from './route.ts';

export type { Environment };

/** What every bot is given. */
export interface BotServices {
  /** The corpus as it stands now; ask again for every request, it may have been swapped. */
  library(): Library;
  /** Resolves once the library has its indexes for a scope: what is asked of it then holds nothing up. */
  ready?(scope: Scope): Promise<void>;
  /** How the corpus stands: what could not be read, and when it last changed. */
  corpus?(): CorpusStatus;
  /** What people asked in vain, most often asked first; for admins. */
  gaps?(
    limit: number,
    asked?: Asked,
  ): Promise<readonly { readonly question: string; readonly count: number }[]>;
  /** What editors look at and take away; for the operator. */
  readonly editors?: EditorsDesk;
  /** What may be seen in direct messages; what everyone may see, unless told. */
  readonly directScope?: Scope;
  readonly logger: Logger;
  readonly now: () => number;
  /** Told about every request once it has its reply. */
  readonly metrics?: Metrics;
  /** Where what must outlive the process is kept; without one, nothing does. */
  readonly store?: Store | undefined;
  /**
   * Takes what is being kept of an answer that goes out already: whoever gives it lets nobody ask on before that
   * is done. Without it an answer goes out once what its buttons need is durable.
   */
  afterwards?(userKey: string, keeping: Promise<unknown>): void;
  /** How much one person and one channel may ask; without one, anything. */
  readonly limits?: RateLimiter;
  /** Where articles can be read; without it, cards name them without an address of ours. */
  readonly links?: ArticleLinks;
  /** An article as the folder or the database says now, whatever the library holds; `undefined` where there is none any more. */
  reread?(id: DocumentId): Promise<Document | undefined>;
  /** How somebody becomes the operator on the page; nobody does, unless told. */
  readonly operatorAccess?: OperatorAccess;
  /** Draws the charts of cards; without one, their tables must do. */
  readonly charts?: ChartRenderer;
  /** Lets requests compute one after another, with the event loop free in between. */
  readonly turn?: Turn;
}

/** One of several connections that a platform has. */
export interface HealthPart {
  readonly name: string;
  readonly isUp: boolean;
  /** Why it is down. */
  readonly detail?: string;
}

export type Health = (
  | { readonly state: 'starting' }
  | { readonly state: 'up' }
  | { readonly state: 'degraded'; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string }
) & { readonly parts?: readonly HealthPart[] };

/** A platform that is configured: it can be started, asked how it is, and stopped. */
export interface Bot {
  /** Resolves when questions can come through; rejects with what to mend. */
  start(): Promise<void>;
  /** Takes no new questions, finishes those in flight, then closes. */
  stop(): Promise<void>;
  health(): Health;
  /** What it serves over HTTP; the routes of all bots share one server, which is started beside them. */
  readonly routes?: readonly Route[];
  /**
   * How questions reach it: over a connection of its own (unless told), through its routes, so that it has
   * failed where the server has, or not at all.
   */
  readonly questionsCome?: 'by-connection' | 'by-routes' | 'never';
}

/** A place people ask in. Its main file imports no SDK: `connect` does, once it knows it is configured. */
export interface Platform {
  readonly name: string;
  /** Variables it has unless they are set, where no other platform is set up. */
  readonly whenAlone?: Environment;
  /** Pure: the payload the platform posts for a card, without addressing. */
  render(card: Card): unknown;
  /** Resolves to `undefined` when the platform's variables are unset. @throws {ConfigError} when a group is half set. */
  connect(environment: Environment, services: BotServices): Promise<Bot | undefined>;
}
