import { type Html, html, trusted } from '../../bots/web/markup/html.ts';
import { PROBLEM_KINDS } from '../access/problem.ts';
import { API_PATH, type OpenApiDocument } from '../open-api.ts';
import { fieldsHtml, type JsonSchema, proseHtml, typeHtml } from './schema-html.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

/** What a description says of one endpoint, as far as ours say it. */
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

const METHODS = ['get', 'post'] as const;

const schemaOf = ({ content = {} }: Content): JsonSchema | undefined =>
  Object.values(content)[0]?.schema;

const parametersHtml = (operation: string, parameters: readonly Parameter[]): Html => {
  const properties = parameters.map(({ name, schema = {}, description }) => [
    name,
    { ...schema, ...(description === undefined ? {} : { description }) },
  ]);
  return fieldsHtml(operation, {
    properties: Object.fromEntries(properties),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
  });
};

const responseHtml = ([status, response]: [string, Operation['responses'][string]]): Html => {
  const schema = schemaOf(response);
  return html`<li><code>${status}</code> ${response.description}${schema && html` <span class="soft">${typeHtml(schema)}</span>`}</li>`;
};

const operationHtml = (method: string, path: string, operation: Operation): Html => {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = requestBody === undefined ? undefined : schemaOf(requestBody);
  return html`<section id="${operationId}" aria-labelledby="${operationId}-name">
<h3 id="${operationId}-name"><code><b>${method.toUpperCase()}</b> ${path}</code></h3>
<p>${summary}.${description !== undefined && ` ${description}`}</p>
${parameters.length > 0 && parametersHtml(operationId, parameters)}
${body && html`<p>Body: ${typeHtml(body)}</p>`}
<ul class="responses">${Object.entries(responses).map(responseHtml)}</ul>
</section>`;
};

const schemaHtml = ([name, schema]: [string, JsonSchema]): Html =>
  html`<section id="schema-${name}"><h3>${name}</h3>${schema.description !== undefined && html`<p>${proseHtml(schema.description)}</p>`}
${fieldsHtml(name, schema)}</section>`;

const problemHtml = ([kind, { status, title }]: [
  string,
  { readonly status: number; readonly title: string },
]): Html =>
  html`<tr id="problem-${kind}"><th scope="row"><code>${kind}</code></th><td>${status}</td><td>${title}</td></tr>`;

const EXAMPLE = [
  `curl $ADDRESS${API_PATH}/ask \\`,
  '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
  `  -d '{"question": "How many projects were built in Henan?"}'`,
].join('\n');

/** The description of the API, to read. */
export const apiPage = ({ info, paths = {}, components }: OpenApiDocument): string => {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      // Written by our own endpoints, all of which have these fields.
      const operation = (item as Partial<Record<string, Operation>>)[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
  const schemas = Object.entries(components?.schemas ?? {}) as [string, JsonSchema][];
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API · Newsdesk</title>
<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${API_PATH}/page.css">
</head>
<body>
<main>
<header><h1>${info.title} API</h1><p>${info.description ?? ''}</p>
<pre tabindex="0"><code>${EXAMPLE}</code></pre>
<p>Tokens are made with <code>npm run tokens -- make NAME</code>, or on the operator’s page. The same as OpenAPI 3.1: <a href="${API_PATH}/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Endpoints"><ul>${operations.map(
    ({ method, path, operation }) =>
      html`<li><a href="#${operation.operationId}"><code>${method.toUpperCase()} ${path.slice(API_PATH.length)}</code></a> ${operation.summary}</li>`,
  )}</ul></nav>
<h2>Endpoints</h2>
${operations.map(({ method, path, operation }) => operationHtml(method, path, operation))}
<h2>Schemas</h2>
${schemas.map(schemaHtml)}
<h2>Problems</h2>
<table class="fields"><caption class="hidden">Kinds of problems</caption><thead><tr><th scope="col">Kind</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(PROBLEM_KINDS).map(problemHtml)}</tbody></table>
</main>
</body>
</html>
`.markup;
};
