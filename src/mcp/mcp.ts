import { createProgramDesk, servicesAt } from '../api/access/program-desk.ts';
import { webRequest } from '../api/web-request.ts';
import { renderConsole } from '../bots/console/render-console.ts';
import type { Bot, BotServices, Health, Platform } from '../bots/platform.ts';
import type { Route } from '../bots/route.ts';
import { readEnvironment } from '../config/environment.ts';
import type { McpHttp } from './mcp-http.ts';

const PATH = '/mcp';
const BODY_MAX_BYTES = 128 * 1024;
const METHODS = ['GET', 'POST', 'DELETE'] as const;

const createMcpBot = (services: BotServices, publicUrl: string | undefined): Bot => {
  const health: Health = { state: 'up' };
  const desk = createProgramDesk(services);
  let open: Promise<McpHttp> | undefined;
  /** The SDK, loaded when a client first comes. */
  const http = (): Promise<McpHttp> => {
    open ??= import('./mcp-http.ts').then(({ createMcpHttp }) =>
      createMcpHttp({ publicUrl, now: services.now }),
    );
    return open;
  };
  const handle: Route['handle'] = async (request, client) => {
    const at = { ...desk, services: servicesAt(services, new URL(request.url).origin) };
    return (await http()).fetch(await webRequest(request), client, at);
  };
  return {
    start: async () => {},
    stop: async () => (await open)?.close(),
    health: () => health,
    routes: METHODS.map((method) => ({ method, path: PATH, bodyMaxBytes: BODY_MAX_BYTES, handle })),
    questionsCome: 'by-routes',
  };
};

/** Where agents ask over the Model Context Protocol, with a token of the API. */
export const mcp: Platform = {
  name: 'mcp',
  whenAlone: { API: 'on' },
  render: (card) => renderConsole(card, { width: 80, isStyled: false }),
  connect: async (environment, services) => {
    const reader = readEnvironment(environment);
    const isOn = reader.flag('API', false);
    const publicUrl = reader.url('PUBLIC_URL');
    reader.check();
    return isOn ? createMcpBot(services, publicUrl) : undefined;
  },
};
