import type { Form } from '../api-error.ts';
import { lengthOf } from '../constants.ts';
import type { ComponentBody } from '../fake-types.ts';

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
const STRING_SELECT = 3;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const GALLERY = 12;
const SEPARATOR = 14;
const CONTAINER = 17;
const THUMBNAIL = 11;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const ACCESSORY = -1;

/** Which component types may stand in which; others are not checked. */
const childrenOf = (parent: number | undefined, isV2: boolean): readonly number[] | undefined => {
  if (parent === undefined) return isV2 ? [1, 9, 10, 12, 13, 14, 17] : [ROW];
  if (parent === ROW) return [BUTTON, ...SELECTS];
  if (parent === SECTION) return [TEXT_DISPLAY];
  if (parent === CONTAINER) return [1, 9, 10, 12, 13, 14];
  return undefined;
};

const checkButton = (form: Form, path: string, button: ComponentBody): void => {
  form.max(`${path}.label`, button.label, 80);
  if (button.style === LINK_STYLE) {
    if (!/^(https?|discord):\/\//u.test(button.url ?? '')) {
      form.add(`${path}.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    }
    form.max(`${path}.url`, button.url, 512);
    if (button.custom_id) {
      form.add(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else form.range(`${path}.custom_id`, button.custom_id, 1, 100);
  if (button.style !== PREMIUM_STYLE && !button.label && !button.emoji) {
    form.add(path, 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or emoji');
  }
};

const checkSelect = (form: Form, path: string, select: ComponentBody): void => {
  form.range(`${path}.custom_id`, select.custom_id, 1, 100);
  form.max(`${path}.placeholder`, select.placeholder, 150);
  if (select.type !== STRING_SELECT) return;
  form.range(`${path}.options`, select.options, 1, 25);
  for (const [index, option] of (select.options ?? []).entries()) {
    form.range(`${path}.options.${index}.label`, option.label, 1, 100);
    form.range(`${path}.options.${index}.value`, option.value, 1, 100);
    form.max(`${path}.options.${index}.description`, option.description, 100);
  }
};

const checkRow = (form: Form, path: string, row: ComponentBody): void => {
  form.range(`${path}.components`, row.components, 1, 5);
  const inside = row.components ?? [];
  if (inside.length > 1 && inside.some((component) => component.type !== BUTTON)) {
    form.add(
      `${path}.components`,
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }
};

const checkGallery = (form: Form, path: string, { items }: ComponentBody): void => {
  form.range(`${path}.items`, items, 1, 10);
  for (const [index, item] of (items ?? []).entries()) {
    if (!/^(?:https?|attachment):\/\//u.test(item.media?.url ?? '')) {
      form.add(
        `${path}.items.${index}.media.url`,
        'URL_TYPE_INVALID_URL',
        'Not a well formed URL.',
      );
    }
    form.max(`${path}.items.${index}.description`, item.description, 1024);
  }
};

const checkContainer = (form: Form, path: string, container: ComponentBody): void => {
  if (!container.components?.length) {
    form.add(`${path}.components`, 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  const { accent_color: colour } = container;
  if (colour !== undefined && !(Number.isInteger(colour) && colour >= 0 && colour <= 0xffffff)) {
    form.add(`${path}.accent_color`, 'NUMBER_TYPE_MAX', 'int value should be a colour.');
  }
};

const checkByType = (form: Form, path: string, component: ComponentBody): void => {
  const type = component.type ?? 0;
  if (type === ROW) checkRow(form, path, component);
  if (type === BUTTON) checkButton(form, path, component);
  if (SELECTS.includes(type)) checkSelect(form, path, component);
  if (type === SECTION) form.range(`${path}.components`, component.components, 1, 3);
  if (type === SECTION && ![BUTTON, THUMBNAIL].includes(component.accessory?.type ?? 0)) {
    form.add(`${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (type === TEXT_DISPLAY) form.range(`${path}.content`, component.content, 1, 4000);
  if (type === GALLERY) checkGallery(form, path, component);
  if (type === SEPARATOR && ![undefined, 1, 2].includes(component.spacing)) {
    form.add(`${path}.spacing`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
  }
  if (type === CONTAINER) checkContainer(form, path, component);
};

interface Seen {
  total: number;
  text: number;
  readonly ids: Set<string>;
  readonly isV2: boolean;
}

const walk = (
  form: Form,
  seen: Seen,
  component: ComponentBody,
  path: string,
  parent: number | undefined,
): void => {
  seen.total += 1;
  const allowed = childrenOf(parent, seen.isV2);
  if (allowed !== undefined && !allowed.includes(component.type ?? 0)) {
    form.add(
      `${path}.type`,
      'BASE_TYPE_CHOICES',
      `Value of field "type" must be one of (${allowed.join(', ')}).`,
    );
    return;
  }
  checkByType(form, path, component);
  if (component.custom_id != null) {
    if (seen.ids.has(component.custom_id)) {
      form.add(
        `${path}.custom_id`,
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    }
    seen.ids.add(component.custom_id);
  }
  if (component.accessory) walk(form, seen, component.accessory, `${path}.accessory`, ACCESSORY);
  if (component.type === TEXT_DISPLAY) seen.text += lengthOf(component.content ?? '');
  for (const [index, child] of (component.components ?? []).entries()) {
    walk(form, seen, child, `${path}.components.${index}`, component.type);
  }
};

/** Adds to the form what Discord would refuse in a message's components. */
export const validateComponents = (
  form: Form,
  components: readonly ComponentBody[] | null | undefined,
  isV2: boolean,
): void => {
  if (components == null) return;
  if (!isV2 && components.length > 5) {
    form.add('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 5 in length.');
  }
  const seen: Seen = { total: 0, text: 0, ids: new Set(), isV2 };
  for (const [index, component] of components.entries()) {
    walk(form, seen, component, `components.${index}`, undefined);
  }
  if (seen.total > 40 && isV2) {
    form.add(
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      'The maximum number of components (40) was exceeded',
    );
  }
  if (seen.text > 4000) {
    form.add(
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'The total displayable text size exceeded 4000',
    );
  }
};
