import type { Words } from './words/words.ts';

/** Under a private answer in a channel that the bot is not in. `name` is without its "@". */
export const inviteNote = (name: string, words: Words): string =>
  words.say('note.invite', { name });

/** Above an answer that came to the direct messages instead. */
export const notPostedNote = (words: Words): string => words.say('note.not-posted');
