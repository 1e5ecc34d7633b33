import { noticeCard } from '../presentation/cards/notice-card.ts';
import type { Command } from './command.ts';

/** Erases what is kept about whoever asks: conversations, answers, opinions and logged questions. */
export const forget: Command = {
  name: 'forget',
  description: 'Erases what I keep about you: your questions, conversations and feedback',
  options: [],
  run: async ({ userKey }, { store }) => {
    if (userKey !== undefined) await store?.forget(userKey);
    return { card: noticeCard({ kind: 'forgotten' }), visibility: 'private', isForgotten: true };
  },
};
