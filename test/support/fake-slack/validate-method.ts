import type { Problem } from './checks/block-rules.ts';
import { checkMessage, type Refusal, refuse } from './checks/check-message.ts';
import { validateBlocks } from './checks/validate-blocks.ts';
import { validateView } from './checks/validate-view.ts';
import { isJson, type Json } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { State } from './state.ts';

const invalid = (error: string, problems: readonly Problem[]): Json => ({
  error,
  errors: problems.map(({ path, rule }) => ({
    pointer: `/${path.replaceAll('.', '/')}`,
    code: 'failed_constraint',
    message: rule,
  })),
});

const judgeMessage = (state: State, message: unknown): Json | Refusal => {
  if (!isJson(message)) return refuse('invalid_arguments');
  const problems = validateBlocks(message.blocks ?? []);
  if (problems.length > 0) return invalid('invalid_message', problems);
  return checkMessage(state, 'blocks.validate', { text: '-', ...message }) ?? {};
};

/** Looks at blocks, a message or a view without showing it to anybody. Source: docs.slack.dev, "blocks.validate". */
export const validateMethod: MethodsOf = (state) => ({
  'blocks.validate': ({ blocks, message, view }) => {
    if ([blocks, message, view].filter((given) => given !== undefined).length !== 1) {
      return refuse('invalid_arguments');
    }
    if (message !== undefined) return judgeMessage(state, message);
    const problems = view === undefined ? validateBlocks(blocks) : validateView(view);
    if (problems.length === 0) return {};
    return invalid(view === undefined ? 'invalid_blocks' : 'invalid_view', problems);
  },
});
