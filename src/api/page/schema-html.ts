import { type Html, html } from '../../bots/web/markup/html.ts';

/** The parts of JSON Schema that our own schemas are written with. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** A text in which names of fields stand between backticks. */
export const proseHtml = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`;

const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const joined = (parts: readonly Html[]): Html =>
  html`${parts.map((part, at) => html`${at > 0 && ' or '}${part}`)}`;

const limitsOf = ({ minimum, maximum, maxLength }: JsonSchema): string =>
  [
    // Without a limit of ours, integers have those of the language.
    ...(minimum !== undefined &&
    Number.isSafeInteger(minimum + 1) &&
    minimum > Number.MIN_SAFE_INTEGER
      ? [`from ${minimum}`]
      : []),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? [`to ${maximum}`] : []),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
  ].join(' ');

/** What a value is, in words, with links to the schemas it is made of. */
export const typeHtml = (schema: JsonSchema): Html => {
  const { $ref, type, items } = schema;
  if ($ref !== undefined) return html`<a href="#schema-${nameOf($ref)}">${nameOf($ref)}</a>`;
  const either = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (either !== undefined) return joined(either.map(typeHtml));
  if (schema.enum !== undefined) {
    const values = schema.enum.filter((value) => value !== null);
    const kinds = [type ?? []].flat().filter((kind) => kind === 'null');
    return joined([
      ...values.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ...kinds.map((kind) => html`${kind}`),
    ]);
  }
  if (type === 'array') return html`list of ${typeHtml(items ?? {})}`;
  if (type === 'object' && schema.properties !== undefined)
    return html`{ ${Object.keys(schema.properties).join(', ')} }`;
  const limits = limitsOf(schema);
  return html`${[type ?? 'any'].flat().join(' or ')}${limits !== '' && ` ${limits}`}`;
};

/** The fields of an object, one a row. */
export const fieldsHtml = (name: string, { properties = {}, required = [] }: JsonSchema): Html =>
  html`<table class="fields"><caption class="hidden">Fields of ${name}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(properties).map(
    ([field, schema]) =>
      html`<tr><th scope="row"><code>${field}</code></th><td>${typeHtml(schema)}${!required.includes(field) && html` <span class="soft">optional</span>`}</td><td>${proseHtml(schema.description ?? '')}</td></tr>`,
  )}</tbody></table>`;
