import { characters, isJson, objectsOf } from '../json.ts';
import { LIMITS } from './block-limits.ts';
import type { Problem } from './block-rules.ts';
import { validateBlocks } from './validate-blocks.ts';

const titleProblems = (value: unknown, path: string, isRequired: boolean): readonly Problem[] => {
  if (value === undefined) return isRequired ? [{ path, rule: 'required' }] : [];
  if (!isJson(value) || value.type !== 'plain_text' || !value.text) {
    return [{ path, rule: 'must be non-empty plain_text' }];
  }
  const length = characters(value.text);
  return length > LIMITS.viewTitle
    ? [{ path, rule: `max length ${LIMITS.viewTitle} (got ${length})` }]
    : [];
};

/** What is wrong with a modal or Home tab; empty when Slack would accept it. */
export const validateView = (view: unknown): readonly Problem[] => {
  if (!isJson(view)) return [{ path: 'view', rule: 'required' }];
  const problems: Problem[] = [];
  const isHome = view.type === 'home';
  if (!isHome && view.type !== 'modal') problems.push({ path: 'view.type', rule: 'modal|home' });
  if (!Array.isArray(view.blocks)) problems.push({ path: 'view.blocks', rule: 'required' });
  for (const problem of validateBlocks(view.blocks ?? [], isHome ? 'home' : 'modal')) {
    problems.push({ ...problem, path: `view.${problem.path}` });
  }
  if (!isHome) {
    problems.push(
      ...titleProblems(view.title, 'view.title', true),
      ...titleProblems(view.submit, 'view.submit', false),
      ...titleProblems(view.close, 'view.close', false),
    );
    if (!view.submit && objectsOf(view.blocks).some((block) => block.type === 'input')) {
      problems.push({ path: 'view.submit', rule: 'required when there are input blocks' });
    }
  }
  if (characters(view.private_metadata) > LIMITS.privateMetadata) {
    problems.push({ path: 'view.private_metadata', rule: `max ${LIMITS.privateMetadata}` });
  }
  if (characters(view.callback_id) > LIMITS.id) {
    problems.push({ path: 'view.callback_id', rule: `max ${LIMITS.id}` });
  }
  if (JSON.stringify(view).length > LIMITS.viewBytes) {
    problems.push({ path: 'view', rule: 'view_too_large' });
  }
  return problems;
};
