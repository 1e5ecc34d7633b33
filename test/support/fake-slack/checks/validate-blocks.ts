import { characters, isJson, type Json, objectsOf, textOf } from '../json.ts';
import { LIMITS } from './block-limits.ts';
import { checkImage, createRules, type Problem, type Rules } from './block-rules.ts';
import { checkChart } from './check-chart.ts';
import { checkElement, INPUTS, INTERACTIVE } from './check-element.ts';
import { checkRichText, checkTable } from './check-rich-text.ts';

export type Surface = 'message' | 'modal' | 'home';

const BLOCKS: ReadonlySet<string> = new Set([
  'actions',
  'context',
  'context_actions',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
  'data_table',
  'data_visualization',
  'video',
]);
const MESSAGE_ONLY: ReadonlySet<string> = new Set([
  'markdown',
  'table',
  'data_table',
  'context_actions',
  'data_visualization',
]);
const SECTION_ACCESSORIES: ReadonlySet<string> = new Set([...INTERACTIVE, 'image']);
const CONTEXT_ACTIONS: ReadonlySet<string> = new Set(['feedback_buttons', 'icon_button']);
/** A pipe table in a markdown block becomes a table. */
const PIPE_TABLE = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/gmu;

interface Check {
  readonly rules: Rules;
  readonly surface: Surface;
  readonly blockIds: Set<string>;
  tables: number;
  charts: number;
}

const checkSection = ({ rules }: Check, block: Json, path: string): void => {
  if (block.text === undefined && block.fields === undefined)
    rules.bad(path, 'needs text or fields');
  rules.textObject(block.text, LIMITS.section, `${path}.text`, { isRequired: false });
  if (block.fields !== undefined) {
    rules.list(block.fields, `${path}.fields`, 1, LIMITS.fields).forEach((field, index) => {
      rules.textObject(field, LIMITS.field, `${path}.fields[${index}]`);
    });
  }
  if (block.accessory) {
    checkElement(rules, block.accessory, `${path}.accessory`, SECTION_ACCESSORIES);
  }
};

const checkElements = (
  { rules }: Check,
  block: Json,
  path: string,
  options: { readonly max: number; readonly allowed: ReadonlySet<string> },
): void => {
  const seen = new Set<unknown>();
  rules.list(block.elements, `${path}.elements`, 1, options.max).forEach((element, index) => {
    const at = `${path}.elements[${index}]`;
    checkElement(rules, element, at, options.allowed);
    if (!isJson(element) || element.action_id === undefined) return;
    if (seen.has(element.action_id)) {
      rules.bad(`${at}.action_id`, `duplicate "${element.action_id}" in block`);
    }
    seen.add(element.action_id);
  });
};

const checkContext = ({ rules }: Check, block: Json, path: string): void => {
  rules
    .list(block.elements, `${path}.elements`, 1, LIMITS.contextElements)
    .forEach((element, index) => {
      const at = `${path}.elements[${index}]`;
      if (isJson(element) && element.type === 'image') {
        checkImage(rules, element, at, { alt: LIMITS.imageAlt, url: LIMITS.imageUrl });
      } else rules.textObject(element, LIMITS.section, at);
    });
};

const checkInput = ({ rules, surface }: Check, block: Json, path: string): void => {
  if (surface === 'home' && isJson(block.element) && block.element.type === 'file_input') {
    rules.bad(`${path}.element`, 'file_input is for modals');
  }
  rules.plainText(block.label, LIMITS.inputLabel, `${path}.label`);
  rules.plainText(block.hint, LIMITS.inputLabel, `${path}.hint`, { isRequired: false });
  checkElement(rules, block.element, `${path}.element`, INPUTS);
};

const checkMarkdown = (check: Check, block: Json, path: string): void => {
  check.rules.string(block.text, LIMITS.markdown, `${path}.text`);
  const outsideFences = textOf(block.text)
    .split('```')
    .filter((_, index) => index % 2 === 0)
    .join('');
  check.tables += outsideFences.match(PIPE_TABLE)?.length ?? 0;
};

const checkByType = (check: Check, block: Json, path: string): void => {
  const { rules } = check;
  switch (block.type) {
    case 'section':
      checkSection(check, block, path);
      return;
    case 'header':
      rules.plainText(block.text, LIMITS.header, `${path}.text`);
      return;
    case 'markdown':
      checkMarkdown(check, block, path);
      return;
    case 'context':
      checkContext(check, block, path);
      return;
    case 'actions':
      checkElements(check, block, path, {
        max: LIMITS.actionsElements,
        allowed: INTERACTIVE,
      });
      return;
    case 'context_actions':
      checkElements(check, block, path, {
        max: LIMITS.contextActions,
        allowed: CONTEXT_ACTIONS,
      });
      return;
    case 'image':
      checkImage(rules, block, path, { alt: LIMITS.imageAlt, url: LIMITS.imageUrl });
      rules.plainText(block.title, LIMITS.imageTitle, `${path}.title`, {
        isRequired: false,
      });
      return;
    case 'input':
      checkInput(check, block, path);
      return;
    case 'rich_text':
      checkRichText(rules, block, path);
      return;
    case 'data_visualization':
      check.charts += 1;
      checkChart(rules, block, path);
      return;
    case 'table':
    case 'data_table':
      check.tables += 1;
      checkTable(rules, block, path);
      return;
    default:
      return;
  }
};

const checkBlock = (check: Check, block: unknown, path: string): void => {
  const { rules, surface, blockIds } = check;
  if (!isJson(block)) {
    rules.bad(path, 'must be an object');
    return;
  }
  const type = String(block.type);
  if (!BLOCKS.has(type)) {
    rules.bad(`${path}.type`, `unknown block type "${type}"`);
    return;
  }
  if (block.block_id !== undefined) {
    rules.string(block.block_id, LIMITS.id, `${path}.block_id`);
    const id = String(block.block_id);
    if (blockIds.has(id)) rules.bad(`${path}.block_id`, `duplicate "${id}"`);
    blockIds.add(id);
  }
  if (surface !== 'message' && MESSAGE_ONLY.has(type)) {
    rules.bad(`${path}.type`, `"${type}" is for messages only`);
  }
  if (surface === 'message' && type === 'file') {
    rules.bad(`${path}.type`, 'file blocks cannot be posted');
  }
  checkByType(check, block, path);
};

/** What is wrong with blocks on a surface; empty when Slack would accept them. */
export const validateBlocks = (
  blocks: unknown,
  surface: Surface = 'message',
): readonly Problem[] => {
  const rules = createRules();
  const check: Check = { rules, surface, blockIds: new Set(), tables: 0, charts: 0 };
  const max = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  rules.list(blocks, 'blocks', 0, max).forEach((block, index) => {
    checkBlock(check, block, `blocks[${index}]`);
  });
  const markdown = objectsOf(blocks)
    .filter((block) => block.type === 'markdown')
    .reduce((sum, block) => sum + characters(block.text), 0);
  if (markdown > LIMITS.markdown) {
    rules.bad('blocks', `markdown blocks together max ${LIMITS.markdown} (got ${markdown})`);
  }
  if (surface === 'message' && check.tables > 1) {
    rules.bad('blocks', 'only_one_table_allowed: one table per message');
  }
  if (check.charts > LIMITS.charts) rules.bad('blocks', `max ${LIMITS.charts} charts per message`);
  return rules.problems;
};
