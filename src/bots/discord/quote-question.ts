import { CONTENT_MAX } from './discord-limits.ts';
import type { DiscordMessage } from './discord-message.ts';
import { escapeLine } from './discord-text.ts';
import { shorten } from './discord-trim.ts';

const QUESTION_SHOWN = 300;

/** The message with its question above it: others see that a command was used, but not what it asked. */
export const quoteQuestion = (message: DiscordMessage, question: string): DiscordMessage => {
  const shown = shorten(escapeLine(question), QUESTION_SHOWN);
  if (shown === '') return message;
  const content = `> ${shown}\n${message.content}`;
  return content.length > CONTENT_MAX ? message : { ...message, content };
};
