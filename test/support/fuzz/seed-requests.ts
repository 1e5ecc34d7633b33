import type { RawRequest } from './raw-http.ts';

/** What opens doors, so that mutated requests come further than to them. */
export interface Passes {
  readonly cookie: string;
  readonly operatorCookie: string;
  readonly token: string;
}

const FORM = 'application/x-www-form-urlencoded';
const QUESTION = 'How many projects were built in Henan?';
const CONVERSATION = 'abcdefghijklmnopqrstuv';

const get = (path: string, headers: Readonly<Record<string, string>> = {}): RawRequest => ({
  method: 'GET',
  path,
  headers: { host: '127.0.0.1', ...headers },
  body: Buffer.alloc(0),
});

const post = (
  path: string,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): RawRequest => ({
  method: 'POST',
  path,
  headers: { host: '127.0.0.1', 'content-type': type, ...headers },
  body: Buffer.from(text),
});

const form = (path: string, fields: Record<string, string>, cookie: string): RawRequest =>
  post(path, FORM, `${new URLSearchParams(fields)}`, { cookie, 'x-newsdesk-part': '1' });

const onPage = ({ cookie, operatorCookie }: Passes): readonly RawRequest[] => [
  get('/', { cookie }),
  get(`/?conversation=${CONVERSATION}`, { cookie }),
  form('/ask', { question: QUESTION, conversation: CONVERSATION }, cookie),
  form('/ask', { question: '/figure projects in Henan', follows: CONVERSATION }, cookie),
  form('/press', { press: `why ${CONVERSATION}`, conversation: CONVERSATION }, cookie),
  form('/press', { press: `wrong-answer ${CONVERSATION}`, comment: 'no' }, cookie),
  get('/complete?text=%2Ffigure%20proj', { cookie }),
  get('/articles?search=Henan&publisher=&page=2', { cookie }),
  get('/articles/01-henan?start=10&end=40&quote=abcdefghijk&verify=1', { cookie }),
  get('/figures?topic=projects', { cookie }),
  get('/operator?key=abc', { cookie }),
  form('/operator', { token: 'not the token' }, cookie),
  get('/gaps', { cookie: operatorCookie }),
  get('/gaps?format=csv', { cookie: operatorCookie }),
  get('/tokens', { cookie: operatorCookie }),
  form(
    '/tokens',
    { name: 'x', collections: 'public', perMinute: '5', origins: '' },
    operatorCookie,
  ),
  get('/web/style.css'),
  get('/robots.txt'),
];

const rpc = (method: string, params: object): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

const byPrograms = ({ token }: Passes): readonly RawRequest[] => {
  const authorization = `Bearer ${token}`;
  const json = (path: string, value: object) =>
    post(path, 'application/json', JSON.stringify(value), { authorization });
  const mcp = (method: string, params: object) =>
    post('/mcp', 'application/json', rpc(method, params), {
      authorization,
      accept: 'application/json, text/event-stream',
    });
  return [
    json('/api/v1/ask', { question: QUESTION, conversation: 'c', user: 'u', after: '2020' }),
    json('/api/v1/feedback', { ref: CONVERSATION, choice: 'right', comment: 'yes' }),
    get('/api/v1/search?q=projects&limit=3', { authorization }),
    get('/api/v1/figure?topic=projects', { authorization }),
    get('/api/v1/figures?topic=projects&limit=5', { authorization }),
    get('/api/v1/articles?limit=5&offset=2', { authorization }),
    get('/api/v1/articles/01-henan', { authorization }),
    get('/api/v1/topics', { authorization }),
    get('/api/v1/gaps?days=7', { authorization }),
    get('/api/v1/openapi.json'),
    get('/api/v1'),
    { ...get('/api/v1/ask', { origin: 'https://docs.example' }), method: 'OPTIONS' },
    mcp('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'x', version: '1' },
    }),
    mcp('tools/list', {}),
    mcp('tools/call', { name: 'ask', arguments: { question: QUESTION } }),
    mcp('resources/list', {}),
    mcp('prompts/list', {}),
    get('/widget/newsdesk.js'),
    get('/widget/demo?token=ndpub_x'),
  ];
};

const forOperators: readonly RawRequest[] = [
  get('/healthz'),
  get('/readyz?platform=slack'),
  get('/metrics'),
];

const fromSlack: readonly RawRequest[] = [
  post(
    '/slack/events',
    'application/json',
    JSON.stringify({ type: 'url_verification', challenge: 'x' }),
  ),
  post(
    '/slack/events',
    'application/json',
    JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev1',
      event: {
        type: 'app_mention',
        user: 'U1',
        channel: 'C1',
        ts: '1.1',
        text: `<@UBOT> ${QUESTION}`,
      },
    }),
  ),
  post(
    '/slack/events',
    FORM,
    `${new URLSearchParams({ command: '/ask', text: QUESTION, user_id: 'U1', team_id: 'T1', channel_id: 'C1' })}`,
  ),
  post(
    '/slack/events',
    FORM,
    `${new URLSearchParams({ payload: JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, team: { id: 'T1' }, actions: [{ action_id: 'why', value: CONVERSATION }] }) })}`,
  ),
];

/** One request, at least, for every route there is. */
export const seedRequests = (passes: Passes): readonly RawRequest[] => [
  ...onPage(passes),
  ...byPrograms(passes),
  ...forOperators,
  ...fromSlack,
];
