import { createQueue } from '../../qa/scheduling/queue.ts';
import type { Document, DocumentId } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import { createRateLimiter } from '../requests/rate-limit.ts';

/** What became of reading an article again. */
export type Verified =
  | { readonly kind: 'read'; readonly document: Document }
  /** It stands no longer where it was. */
  | { readonly kind: 'gone' }
  /** What keeps the articles is out of reach. */
  | { readonly kind: 'unreachable' }
  /** Too much is being read again already, or by this client; it may be tried again so much later. */
  | { readonly kind: 'busy'; readonly waitMs: number };

/** Reads an article again for a client. */
export type VerifyArticle = (id: DocumentId, client: string) => Promise<Verified>;

/** Articles a minute that one client may have read again. */
const PER_MINUTE = 10;
/** Clients that wait for one article at a time. */
const WAITING_MAX = 10;
const BUSY_MS = 5_000;

/** Whoever may look at an article may have it read again: one article at a time, and not by one client without end. */
export const createVerifyArticle = ({ reread, logger, now }: BotServices): VerifyArticle => {
  const limiter = createRateLimiter({ user: PER_MINUTE, channel: 0 }, now);
  const inTurn = createQueue();
  let waiting = 0;
  const read = async (id: DocumentId): Promise<Verified> => {
    try {
      const document = await reread?.(id);
      return document === undefined ? { kind: 'gone' } : { kind: 'read', document };
    } catch (err) {
      logger.error({ err, documentId: id }, 'article could not be read again');
      return { kind: 'unreachable' };
    }
  };
  return async (id, client) => {
    if (waiting >= WAITING_MAX) return { kind: 'busy', waitMs: BUSY_MS };
    const waitMs = limiter.take(client, '');
    if (waitMs > 0) return { kind: 'busy', waitMs };
    waiting += 1;
    try {
      return await inTurn(() => read(id));
    } finally {
      waiting -= 1;
    }
  };
};
