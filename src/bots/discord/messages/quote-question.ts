import { CONTENT_MAX } from './limits.ts';
import { type DiscordMessage, isLayout } from './message.ts';
import { escapeLine } from './text.ts';
import { shorten } from './trim.ts';

const QUESTION_SHOWN = 300;

/**
 * The message with its question above it: others see that a command was used, but not what it asked.
 * `userId` is named where somebody shows others an answer; nobody is notified.
 */
export const quoteQuestion = (
  message: DiscordMessage,
  question: string,
  userId?: string,
): DiscordMessage => {
  const shown = shorten(escapeLine(question), QUESTION_SHOWN);
  const by = userId === undefined ? '' : `-# <@${userId}>\n`;
  const above = `${by}${shown === '' ? '' : `> ${shown}\n`}`;
  if (above === '') return message;
  // A layout leaves room for this.
  if (isLayout(message)) {
    const line = { type: 10, content: above.trimEnd() } as const;
    return { ...message, components: [line, ...message.components] };
  }
  const content = `${above}${message.content}`;
  return content.length > CONTENT_MAX ? message : { ...message, content };
};
