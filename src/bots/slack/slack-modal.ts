import type { types } from '@slack/bolt';
import { QUESTION_MAX } from '../request-text.ts';
import type { SlackMessage } from './slack-blocks.ts';
import { viewBlocks, withQuestion } from './slack-decorate.ts';
import { INPUT_TEXT_MAX, VIEW_BLOCKS_MAX, VIEW_TITLE_MAX } from './slack-limits.ts';
import { cleanText } from './slack-text.ts';
import { shortenLabel } from './slack-trim.ts';

/** The modal's `callback_id`. */
export const QUESTION_MODAL = 'newsdesk:question';
const BLOCK_ID = 'question';
const ACTION_ID = 'text';

/** The thread a question in a modal belongs to; without one the answer is shown in the modal. */
export interface ModalThread {
  readonly channel: string;
  readonly threadTs: string;
}

const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: shortenLabel(text, VIEW_TITLE_MAX),
  emoji: false,
});

/** A modal that asks for a question. Threads know no slash commands, and messages no text fields. */
export const questionModal = (
  thread: ModalThread | undefined,
  initialText = '',
): types.ModalView => {
  const initial = shortenLabel(cleanText(initialText).trim(), INPUT_TEXT_MAX);
  return {
    type: 'modal',
    callback_id: QUESTION_MODAL,
    private_metadata: thread === undefined ? '' : JSON.stringify(thread),
    title: plain(thread === undefined ? 'Ask the articles' : 'Ask a follow-up'),
    submit: plain('Ask'),
    close: plain('Close'),
    blocks: [
      {
        type: 'input',
        block_id: BLOCK_ID,
        label: plain('Your question'),
        element: {
          type: 'plain_text_input',
          action_id: ACTION_ID,
          multiline: true,
          max_length: Math.min(INPUT_TEXT_MAX, QUESTION_MAX),
          ...(initial === '' ? {} : { initial_value: initial }),
        },
      },
    ],
  };
};

/** The modal with the answer in it; what can only be pressed in a channel is left out. */
export const answerModal = (message: SlackMessage, question: string): types.ModalView => ({
  type: 'modal',
  callback_id: `${QUESTION_MODAL}:answered`,
  title: plain('Ask the articles'),
  close: plain('Close'),
  blocks: viewBlocks(withQuestion(message, question).blocks)
    .filter((block) => block.type !== 'actions')
    .slice(0, VIEW_BLOCKS_MAX),
});

interface SubmittedView {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<
      Record<string, Readonly<Record<string, { readonly value?: string | null }>>>
    >;
  };
}

const readThread = (metadata: string): ModalThread | undefined => {
  try {
    const { channel, threadTs }: Partial<ModalThread> = JSON.parse(metadata);
    return typeof channel === 'string' && typeof threadTs === 'string'
      ? { channel, threadTs }
      : undefined;
  } catch {
    return undefined;
  }
};

/** The question in a submitted modal, and the thread it belongs to. */
export const readSubmission = ({
  private_metadata,
  state,
}: SubmittedView): { readonly question: string; readonly thread: ModalThread | undefined } => ({
  question: state.values[BLOCK_ID]?.[ACTION_ID]?.value ?? '',
  thread: readThread(private_metadata),
});
