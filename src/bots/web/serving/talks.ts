import type { Card } from '../../presentation/card.ts';

/** What was asked and what came of it; the card of a button's reply stands without a question. */
export interface Exchange {
  readonly question: string;
  readonly card: Card;
}

/** What the page shows of conversations again when it is loaded again. In memory: the store keeps what they are about. */
export interface Talks {
  of(key: string): readonly Exchange[];
  add(key: string, exchange: Exchange): void;
  forget(owner: string): void;
}

const TALKS_MAX = 200;
const EXCHANGES_MAX = 30;

/** The key of a conversation of somebody. */
export const talkKey = (owner: string, conversation: string): string => `${owner} ${conversation}`;

/** The latest exchanges of the conversations used last. */
export const createTalks = (): Talks => {
  const talks = new Map<string, readonly Exchange[]>();
  return {
    of: (key) => talks.get(key) ?? [],
    add: (key, exchange) => {
      const before = talks.get(key) ?? [];
      talks.delete(key);
      talks.set(key, [...before, exchange].slice(-EXCHANGES_MAX));
      const [oldest] = talks.keys();
      if (talks.size > TALKS_MAX && oldest !== undefined) talks.delete(oldest);
    },
    forget: (owner) => {
      for (const key of talks.keys()) if (key.startsWith(`${owner} `)) talks.delete(key);
    },
  };
};
