import { characters, isJson, type Json } from '../json.ts';
import { LIMITS } from './block-limits.ts';
import { checkImage, type Rules, type TextType } from './block-rules.ts';

/** Elements that send an interaction when used. */
export const INTERACTIVE: ReadonlySet<string> = new Set([
  'button',
  'checkboxes',
  'datepicker',
  'datetimepicker',
  'timepicker',
  'radio_buttons',
  'overflow',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'workflow_button',
  'rich_text_input',
]);

export const INPUTS: ReadonlySet<string> = new Set([
  ...INTERACTIVE,
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'file_input',
]);

const checkConfirm = (rules: Rules, confirm: unknown, path: string): void => {
  if (confirm === undefined) return;
  if (!isJson(confirm)) {
    rules.bad(path, 'must be a confirmation dialog');
    return;
  }
  rules.plainText(confirm.title, LIMITS.confirmTitle, `${path}.title`);
  rules.textObject(confirm.text, LIMITS.confirmText, `${path}.text`);
  rules.plainText(confirm.confirm, LIMITS.confirmButton, `${path}.confirm`);
  rules.plainText(confirm.deny, LIMITS.confirmButton, `${path}.deny`);
};

const checkOption = (
  rules: Rules,
  option: unknown,
  path: string,
  types: readonly TextType[] | undefined,
): void => {
  if (!isJson(option)) {
    rules.bad(path, 'must be an option');
    return;
  }
  const textOptions = types === undefined ? {} : { types };
  rules.textObject(option.text, LIMITS.optionText, `${path}.text`, textOptions);
  rules.string(option.value, LIMITS.optionValue, `${path}.value`);
  rules.textObject(option.description, LIMITS.optionText, `${path}.description`, {
    ...textOptions,
    isRequired: false,
  });
  if (option.url !== undefined) rules.string(option.url, LIMITS.url, `${path}.url`);
};

const checkButton = (rules: Rules, button: Json, path: string): void => {
  rules.plainText(button.text, LIMITS.buttonText, `${path}.text`);
  if (button.value !== undefined) {
    rules.string(button.value, LIMITS.buttonValue, `${path}.value`, { min: 0 });
  }
  if (button.url !== undefined) {
    rules.string(button.url, LIMITS.url, `${path}.url`);
    if (!/^[a-z][a-z0-9+.-]*:/iu.test(String(button.url))) {
      rules.bad(`${path}.url`, 'must be an absolute URL');
    }
  }
  if (button.style !== undefined && button.style !== 'primary' && button.style !== 'danger') {
    rules.bad(`${path}.style`, 'primary|danger');
  }
};

const checkOptions = (rules: Rules, element: Json, path: string): void => {
  const isBoxes = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const types: readonly TextType[] | undefined = isBoxes ? undefined : ['plain_text'];
  const max = isBoxes
    ? LIMITS.smallOptions
    : element.type === 'overflow'
      ? LIMITS.overflow
      : LIMITS.options;
  if (!element.option_groups || element.options) {
    rules.list(element.options, `${path}.options`, 1, max).forEach((option, index) => {
      checkOption(rules, option, `${path}.options[${index}]`, types);
    });
    return;
  }
  rules
    .list(element.option_groups, `${path}.option_groups`, 1, LIMITS.options)
    .forEach((group, index) => {
      const at = `${path}.option_groups[${index}]`;
      if (!isJson(group)) {
        rules.bad(at, 'must be an option group');
        return;
      }
      rules.plainText(group.label, LIMITS.optionText, `${at}.label`);
      rules.list(group.options, `${at}.options`, 1, LIMITS.options).forEach((option, place) => {
        checkOption(rules, option, `${at}.options[${place}]`, types);
      });
    });
};

const checkTextInput = (rules: Rules, input: Json, path: string): void => {
  const max = typeof input.max_length === 'number' ? input.max_length : LIMITS.inputText;
  if (max > LIMITS.inputText) rules.bad(`${path}.max_length`, `max ${LIMITS.inputText}`);
  if (typeof input.min_length === 'number' && input.min_length > LIMITS.inputText) {
    rules.bad(`${path}.min_length`, `max ${LIMITS.inputText}`);
  }
  if (characters(input.initial_value) > max) {
    rules.bad(`${path}.initial_value`, 'longer than max_length');
  }
};

const checkFeedback = (rules: Rules, element: Json, path: string): void => {
  for (const key of ['positive_button', 'negative_button']) {
    const button = element[key];
    const at = `${path}.${key}`;
    if (!isJson(button)) {
      rules.bad(at, 'required');
      continue;
    }
    rules.plainText(button.text, LIMITS.buttonText, `${at}.text`);
    rules.string(button.value, LIMITS.buttonValue, `${at}.value`);
    rules.string(
      button.accessibility_label,
      LIMITS.accessibilityLabel,
      `${at}.accessibility_label`,
      {
        isRequired: false,
      },
    );
  }
};

const hasOptions = (type: unknown): boolean =>
  type === 'checkboxes' ||
  type === 'radio_buttons' ||
  type === 'overflow' ||
  /static_select$/u.test(String(type));

/** Checks one element of a block that allows some types of them. */
export const checkElement = (
  rules: Rules,
  element: unknown,
  path: string,
  allowed: ReadonlySet<string>,
): void => {
  if (!isJson(element)) {
    rules.bad(path, 'must be an element');
    return;
  }
  if (!allowed.has(String(element.type))) {
    rules.bad(`${path}.type`, `element "${element.type}" not allowed here`);
    return;
  }
  if (element.type === 'image') {
    checkImage(rules, element, path, { alt: LIMITS.imageAlt, url: LIMITS.imageUrl });
    return;
  }
  if (element.action_id !== undefined) {
    rules.string(element.action_id, LIMITS.id, `${path}.action_id`);
  }
  checkConfirm(rules, element.confirm, `${path}.confirm`);
  rules.plainText(element.placeholder, LIMITS.placeholder, `${path}.placeholder`, {
    isRequired: false,
  });
  rules.string(
    element.accessibility_label,
    LIMITS.accessibilityLabel,
    `${path}.accessibility_label`,
    { isRequired: false },
  );
  if (element.type === 'button') checkButton(rules, element, path);
  if (hasOptions(element.type)) checkOptions(rules, element, path);
  if (element.type === 'plain_text_input') checkTextInput(rules, element, path);
  if (element.type === 'feedback_buttons') checkFeedback(rules, element, path);
  if (element.type === 'icon_button') {
    rules.plainText(element.text, LIMITS.buttonText, `${path}.text`);
    if (element.icon !== 'trash') rules.bad(`${path}.icon`, 'only "trash" is documented');
  }
};
