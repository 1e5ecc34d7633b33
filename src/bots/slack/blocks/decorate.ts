import type { types } from '@slack/bolt';
import type { SlackMessage } from './blocks.ts';
import { FALLBACK_TEXT_MAX } from './limits.ts';
import { small } from './rich-text.ts';
import { cleanLine, escapeText } from './text.ts';
import { shorten } from './trim.ts';

const QUESTION_SHOWN_MAX = 300;
const NOTE_MAX = 400;

/** The message under its question, for readers who did not see it asked. `lead` is ours: "Question". */
export const withQuestion = (
  message: SlackMessage,
  question: string,
  lead = 'Question',
): SlackMessage => {
  const clean = shorten(cleanLine(question), QUESTION_SHOWN_MAX);
  if (clean === '') return message;
  const unit = small(`${cleanLine(lead)}: ${clean}`, QUESTION_SHOWN_MAX * 2);
  const text = `${message.text}\n${escapeText(unit.text)}`;
  return {
    text: text.length <= FALLBACK_TEXT_MAX ? text : message.text,
    blocks: [unit.block, ...message.blocks],
  };
};

/** The message with a small line of ours under it. */
export const withNote = (message: SlackMessage, note: string): SlackMessage => {
  const unit = small(note, NOTE_MAX);
  const text = `${message.text}\n${escapeText(unit.text)}`;
  return {
    text: text.length <= FALLBACK_TEXT_MAX ? text : message.text,
    blocks: message.blocks.length === 0 ? [] : [...message.blocks, unit.block],
  };
};

/** The block that names who asked, where a question was put to people. */
export const ASKER_BLOCK = 'newsdesk-asker';

/** A line that names a person as Slack does; `user` is Slack's own id. */
const personLine = (words: string, user: string, blockId?: string): types.RichTextBlock => ({
  type: 'rich_text',
  ...(blockId === undefined ? {} : { block_id: blockId }),
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: `${words} ` },
        { type: 'user', user_id: user },
      ],
    },
  ],
});

/** A question put to people, with who asked it: they have to know whom to answer. */
export const withAsker = (message: SlackMessage, user: string): SlackMessage => ({
  ...message,
  blocks: [personLine('Asked by', user, ASKER_BLOCK), ...message.blocks],
});

/** The same once somebody has seen to it. */
export const withResolver = (message: SlackMessage, user: string): SlackMessage => ({
  ...message,
  blocks: [...message.blocks, personLine('Resolved by', user)],
});
