import { isJson, type Json, textOf } from '../json.ts';

const ENTITY_TYPES: ReadonlySet<unknown> = new Set(
  ['task', 'file', 'item', 'incident', 'content_item'].map((name) => `slack#/entities/${name}`),
);

const inner = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((rest, name) => (isJson(rest) ? rest[name] : undefined), value);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const fieldProblems = (fields: Json): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (!isJson(field)) return [`${name} must be an object`];
    const isDate = name.startsWith('date_');
    if (isDate && !Number.isInteger(field.value)) return [`${name}.value must be seconds`];
    if (!isDate && name !== 'preview' && !isText(field.value)) return [`${name}.value is missing`];
    return name === 'created_by' && !isText(field.type) ? ['created_by.type is missing'] : [];
  });

/**
 * What is wrong with a Work Object. Sources: docs.slack.dev, "Implementing Work Objects"; Slack's published type
 * `EntityMetadata`. `isUnfurl` asks for the address that was posted, too.
 */
export const entityProblems = (entity: unknown, isUnfurl: boolean): readonly string[] => {
  if (!isJson(entity)) return ['must be an object'];
  const payload = entity.entity_payload;
  const fields = inner(payload, 'fields');
  const custom = inner(payload, 'custom_fields') ?? [];
  const needed: readonly (readonly [string, unknown])[] = [
    ['url', entity.url],
    ['external_ref.id', inner(entity, 'external_ref', 'id')],
    ['entity_payload.attributes.title.text', inner(payload, 'attributes', 'title', 'text')],
    ...(isUnfurl ? [['app_unfurl_url', entity.app_unfurl_url] as const] : []),
  ];
  return [
    ...needed.filter(([, value]) => !isText(value)).map(([path]) => `${path} is missing`),
    ...(ENTITY_TYPES.has(entity.entity_type) ? [] : [`entity_type ${textOf(entity.entity_type)}`]),
    ...(isJson(fields) ? fieldProblems(fields) : ['entity_payload.fields is missing']),
    ...(Array.isArray(custom) ? custom : [custom]).flatMap((field: unknown) =>
      isJson(field) && isText(field.key) && isText(field.label) && isText(field.type)
        ? []
        : ['custom_fields need key, label and type'],
    ),
  ];
};

/** The words that a Work Object shows. */
export const entityText = (entity: Json): string => {
  const {
    attributes,
    fields,
    custom_fields: custom,
  } = isJson(entity.entity_payload) ? entity.entity_payload : {};
  const values = [
    ...Object.values(isJson(fields) ? fields : {}),
    ...(Array.isArray(custom) ? custom : []),
  ];
  return [
    inner(attributes, 'title', 'text'),
    inner(attributes, 'display_type'),
    ...values.map((field: unknown) => inner(field, 'value')),
  ]
    .filter((value) => value !== undefined)
    .join('\n');
};
