import type { types } from '@slack/bolt';
import { COMMENT_MAX } from '../../../store/store.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { QUESTION_MAX } from '../../requests/request-text.ts';
import type { SlackMessage } from '../blocks/blocks.ts';
import { withQuestion } from '../blocks/decorate.ts';
import { INPUT_TEXT_MAX, VIEW_BLOCKS_MAX, VIEW_TITLE_MAX } from '../blocks/limits.ts';
import { viewBlocks } from '../blocks/plain-blocks.ts';
import { cleanText } from '../blocks/text.ts';
import { shortenLabel } from '../blocks/trim.ts';
import type { FormOrigin } from '../intake/requests.ts';

/** The modal's `callback_id`. */
export const QUESTION_MODAL = 'newsdesk:question';
/** The `callback_id` of the form for what was wrong with an answer. */
export const COMMENT_MODAL = 'newsdesk:comment';
const BLOCK_ID = 'question';
const ACTION_ID = 'text';

const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: shortenLabel(text, VIEW_TITLE_MAX),
  emoji: false,
});

/** One text field, its label and how much it takes. */
const textField = (label: string, maxLength: number, initial = ''): types.InputBlock => ({
  type: 'input',
  block_id: BLOCK_ID,
  label: { ...plain(label), text: label },
  element: {
    type: 'plain_text_input',
    action_id: ACTION_ID,
    multiline: true,
    max_length: maxLength,
    ...(initial === '' ? {} : { initial_value: initial }),
  },
});

/** How a form is opened. */
export interface FormOptions {
  readonly initialText?: string;
  readonly locale?: string | undefined;
}

/** A modal that asks for a question. Threads know no slash commands, and messages no text fields. */
export const questionModal = (
  origin: FormOrigin,
  { initialText = '', locale }: FormOptions = {},
): types.ModalView => {
  const { say } = wordsFor(locale);
  const max = Math.min(INPUT_TEXT_MAX, QUESTION_MAX);
  const initial = shortenLabel(cleanText(initialText).trim(), max);
  return {
    type: 'modal',
    callback_id: QUESTION_MODAL,
    private_metadata: JSON.stringify(origin),
    title: plain(say(origin.follows === undefined ? 'form.ask.title' : 'form.follow-up.title')),
    submit: plain(say('form.ask')),
    close: plain(say('form.close')),
    blocks: [textField(say('form.follow-up.label'), max, initial)],
  };
};

/** A modal that asks what was wrong with an answer; `ref` is that of the button that opened it. */
export const commentModal = (ref: string, { locale }: FormOptions = {}): types.ModalView => {
  const { say } = wordsFor(locale);
  return {
    type: 'modal',
    callback_id: COMMENT_MODAL,
    private_metadata: JSON.stringify({ ref }),
    title: plain(say('form.comment.title')),
    submit: plain(say('form.send')),
    close: plain(say('form.close')),
    blocks: [textField(say('form.comment.label'), COMMENT_MAX)],
  };
};

/** The modal with the answer in it; what can only be pressed in a channel is left out. */
export const answerModal = (
  message: SlackMessage,
  question = '',
  { locale }: FormOptions = {},
): types.ModalView => ({
  type: 'modal',
  callback_id: `${QUESTION_MODAL}:answered`,
  title: plain(wordsFor(locale).say('form.ask.title')),
  close: plain(wordsFor(locale).say('form.close')),
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

const readMetadata = (metadata: string): Readonly<Record<string, string>> => {
  try {
    const parsed: unknown = JSON.parse(metadata);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const texts = Object.entries(parsed).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
};

const writtenIn = ({ state }: SubmittedView): string =>
  state.values[BLOCK_ID]?.[ACTION_ID]?.value ?? '';

/** The question in a submitted modal, and where it was opened. */
export const readSubmission = (
  view: SubmittedView,
): { readonly question: string; readonly origin: FormOrigin } => {
  const { channel, threadTs, follows } = readMetadata(view.private_metadata);
  return {
    question: writtenIn(view),
    origin: {
      ...(channel === undefined ? {} : { channel }),
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(follows === undefined ? {} : { follows }),
    },
  };
};

/** What was written about an answer, and the reference of the button that asked for it. */
export const readComment = (
  view: SubmittedView,
): { readonly comment: string; readonly ref: string } => ({
  comment: writtenIn(view),
  ref: readMetadata(view.private_metadata).ref ?? '',
});
