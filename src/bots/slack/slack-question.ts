import type { SlackMessage } from './slack-blocks.ts';
import { FALLBACK_TEXT_MAX } from './slack-limits.ts';
import { small } from './slack-rich-text.ts';
import { cleanLine, escapeText } from './slack-text.ts';
import { shorten } from './slack-trim.ts';

const QUESTION_SHOWN_MAX = 300;

/** The message under its question, for readers who did not see it asked. */
export const withQuestion = (message: SlackMessage, question: string): SlackMessage => {
  const clean = shorten(cleanLine(question), QUESTION_SHOWN_MAX);
  if (clean === '') return message;
  const unit = small(`Question: ${clean}`, QUESTION_SHOWN_MAX * 2);
  const text = `${message.text}\n${escapeText(unit.text)}`;
  return {
    text: text.length <= FALLBACK_TEXT_MAX ? text : message.text,
    blocks: [unit.block, ...message.blocks],
  };
};
