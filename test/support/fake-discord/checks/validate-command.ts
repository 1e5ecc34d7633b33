import type { Form } from '../api-error.ts';
import { lengthOf } from '../constants.ts';
import type { CommandBody, OptionBody } from '../fake-types.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
const COMMAND_SIZE_MAX = 8000;

type Localised = Readonly<Record<string, string>> | null | undefined;

/** The largest of a text and its translations counts into a command's size. */
const sizeOf = (text: unknown, translations: Localised): number =>
  Math.max(
    typeof text === 'string' ? lengthOf(text) : 0,
    ...Object.values(translations ?? {}).map(lengthOf),
  );

const checkName = (form: Form, path: string, name: unknown): void => {
  form.range(path, name, 1, 32);
  if (typeof name === 'string' && (!NAME.test(name) || name !== name.toLowerCase())) {
    form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
};

const checkTranslations = (
  form: Form,
  path: string,
  translations: Localised,
  check: (path: string, value: string) => void,
): void => {
  for (const [locale, value] of Object.entries(translations ?? {})) {
    const at = `${path}.${locale}`;
    if (!LOCALES.has(locale)) {
      form.add(at, 'BASE_TYPE_CHOICES', 'Value must be one of the supported locales.');
    }
    if (value != null) check(at, value);
  }
};

/** Name and description of a command or option, with their translations. */
const checkLabels = (form: Form, path: string, item: CommandBody | OptionBody): void => {
  checkName(form, `${path}.name`, item.name);
  form.range(`${path}.description`, item.description, 1, 100);
  checkTranslations(form, `${path}.name_localizations`, item.name_localizations, (at, value) =>
    checkName(form, at, value),
  );
  checkTranslations(
    form,
    `${path}.description_localizations`,
    item.description_localizations,
    (at, value) => form.range(at, value, 1, 100),
  );
};

const labelSize = (item: CommandBody | OptionBody): number =>
  sizeOf(item.name, item.name_localizations) +
  sizeOf(item.description, item.description_localizations);

const checkChoices = (form: Form, path: string, option: OptionBody): number => {
  let size = 0;
  const choices = option.choices ?? [];
  if (choices.length > 25) {
    form.add(`${path}.choices`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 25 in length.');
  }
  if (option.autocomplete && choices.length > 0) {
    form.add(
      `${path}.choices`,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      'Choices and autocomplete are mutually exclusive',
    );
  }
  for (const [index, choice] of choices.entries()) {
    form.range(`${path}.choices.${index}.name`, choice.name, 1, 100);
    if (typeof choice.value === 'string') {
      form.max(`${path}.choices.${index}.value`, choice.value, 100);
      size += lengthOf(choice.value);
    }
    size += sizeOf(choice.name, choice.name_localizations);
  }
  return size;
};

const checkOption = (form: Form, path: string, option: OptionBody): number => {
  checkLabels(form, path, option);
  const type = option.type ?? 0;
  if (type < 1 || type > 11) {
    form.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of {1..11}.');
  }
  const { min_length: least = 0, max_length: most = 1 } = option;
  if (least > 6000 || most > 6000 || most === 0) {
    form.add(
      `${path}.max_length`,
      'NUMBER_TYPE_MAX',
      'int value should be less than or equal to 6000.',
    );
  }
  return labelSize(option) + checkChoices(form, path, option);
};

const checkOptions = (
  form: Form,
  path: string,
  options: readonly OptionBody[] | undefined,
): number => {
  if (options === undefined) return 0;
  if (options.length > 25) {
    form.add(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 25 in length.');
  }
  let size = 0;
  let sawOptional = false;
  const names = new Set<string | undefined>();
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    if (names.has(option.name)) {
      form.add(
        `${at}.name`,
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    }
    names.add(option.name);
    if (option.required && sawOptional) {
      form.add(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    if (!option.required) sawOptional = true;
    size += checkOption(form, at, option);
    size += checkOptions(form, `${at}.options`, option.options);
  }
  return size;
};

/** Adds to the form what Discord would refuse in a command. */
export const validateCommand = (form: Form, command: CommandBody, path: string): void => {
  if ((command.type ?? 1) === 1) checkLabels(form, path, command);
  else {
    form.range(`${path}.name`, command.name, 1, 32);
    if (command.description) {
      form.add(
        `${path}.description`,
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
        'Context menu commands cannot have description',
      );
    }
    if (command.options !== undefined && command.options.length > 0) {
      form.add(
        `${path}.options`,
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
        'Context menu commands cannot have options',
      );
    }
  }
  const size = labelSize(command) + checkOptions(form, `${path}.options`, command.options);
  if (size > COMMAND_SIZE_MAX) {
    form.add(
      path,
      'APPLICATION_COMMAND_TOO_LARGE',
      `Command exceeds maximum size (${COMMAND_SIZE_MAX})`,
    );
  }
};
