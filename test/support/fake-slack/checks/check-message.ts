import { characters, type Json, objectsOf, optionalText, textOf } from '../json.ts';
import type { Output } from '../records.ts';
import type { State } from '../state.ts';
import { LIMITS } from './block-limits.ts';
import { asErrors, type Problem } from './block-rules.ts';
import { blockText } from './block-text.ts';
import { validateBlocks } from './validate-blocks.ts';
import { validateView } from './validate-view.ts';

/** What a refused call says. */
export interface Refusal {
  readonly error: string;
  readonly errors?: readonly string[];
}

export const refuse = (error: string): Refusal => ({ error });

const blocksError = (problems: readonly Problem[]): string => {
  const breaks = (rule: string): boolean => problems.some((problem) => problem.rule.includes(rule));
  if (breaks('markdown blocks together')) return 'msg_blocks_too_long';
  return breaks('only_one_table') ? 'invalid_attachments' : 'invalid_blocks';
};

const checkBlocks = (state: State, where: string, blocks: unknown): Refusal | undefined => {
  const { isStrict } = state.options;
  const problems = validateBlocks(blocks);
  state.note(where, problems);
  if (problems.length > 0 && isStrict) {
    return { error: blocksError(problems), errors: asErrors(problems) };
  }
  const total = characters(JSON.stringify(objectsOf(blocks).map(blockText)));
  if (total <= LIMITS.blocksTotal + 100) return undefined;
  state.note(where, [{ path: 'blocks', rule: `blocks text together > ~${LIMITS.blocksTotal}` }]);
  return isStrict ? refuse('msg_blocks_too_long') : undefined;
};

/** Why a message is refused, or `undefined`; what it breaks is recorded either way. */
export const checkMessage = (
  state: State,
  where: string,
  message: Json,
  { isUpdate = false } = {},
): Refusal | undefined => {
  const hasBlocks = Array.isArray(message.blocks) && message.blocks.length > 0;
  const attachments = Array.isArray(message.attachments) ? message.attachments.length : 0;
  if (!message.text && !message.markdown_text && !hasBlocks && attachments === 0) {
    return refuse('no_text');
  }
  if (typeof message.blocks === 'string') return refuse('invalid_blocks_format');
  if (message.markdown_text && (message.text || message.blocks)) {
    return refuse('markdown_text_conflict');
  }
  const length = characters(message.text);
  if (isUpdate && length > LIMITS.updateText) {
    state.note(where, [{ path: 'text', rule: `max length ${LIMITS.updateText} (got ${length})` }]);
    return refuse('msg_too_long');
  }
  if (length > LIMITS.text) {
    const rule = `max length ${LIMITS.text} (got ${length}): Slack truncates silently`;
    state.note(where, [{ path: 'text', rule }]);
    state.warn(where, 'message_truncated', String(length));
  }
  if (characters(message.markdown_text) > LIMITS.markdown) {
    state.note(where, [{ path: 'markdown_text', rule: `max length ${LIMITS.markdown}` }]);
    return refuse('msg_too_long');
  }
  if (attachments > LIMITS.attachments) return refuse('too_many_attachments');
  return message.blocks === undefined ? undefined : checkBlocks(state, where, message.blocks);
};

/** Why a view is refused, or `undefined`; what it breaks is recorded either way. */
export const checkView = (state: State, where: string, view: unknown): Refusal | undefined => {
  const problems = validateView(view);
  state.note(where, problems);
  if (problems.length === 0 || !state.options.isStrict) return undefined;
  const isTooLarge = problems.some((problem) => problem.rule === 'view_too_large');
  return {
    error: isTooLarge ? 'view_too_large' : 'invalid_arguments',
    errors: asErrors(problems).map((error) => `[ERROR] ${error}`),
  };
};

/** Records what a user sees of a message, and warns of what a user would mind. */
export const show = (
  state: State,
  via: string,
  message: Json,
  extra: Partial<Output> = {},
): Output => {
  const blocks = objectsOf(message.blocks);
  const body = [textOf(message.markdown_text), blockText(blocks)].filter(Boolean).join('\n');
  const output: Output = {
    at: Date.now(),
    via,
    channel: optionalText(message.channel),
    user: optionalText(message.user),
    ts: optionalText(message.ts),
    threadTs: optionalText(message.thread_ts),
    isEphemeral: false,
    text: body || textOf(message.text),
    fallback: textOf(message.text),
    blocks,
    raw: message,
    ...extra,
  };
  if (/<!(?:channel|here|everyone)/u.test(`${output.fallback}\n${output.text}`)) {
    state.warn(via, 'broadcast_mention', output.text.slice(0, 200));
  }
  if (blocks.length > 0 && !message.text) {
    state.warn(via, 'missing_text_fallback', 'notifications and screen readers get nothing');
  }
  state.outputs.push(output);
  state.poke();
  return output;
};
