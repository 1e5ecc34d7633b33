import { readFileSync } from 'node:fs';
import type { BotServices } from '../bots/platform.ts';
import type { Route, TextReply } from '../bots/route.ts';
import { assetResponse, htmlResponse } from '../bots/web/serving/responses.ts';
import { createProgramDesk, servicesAt } from './access/program-desk.ts';
import type { ApiApp } from './api-app.ts';
import { API_PATH } from './open-api.ts';
import { apiPage } from './page/api-page.ts';
import { webRequest } from './web-request.ts';

/** Escaped characters of a question take nine bytes each; the app says what is wrong with a longer body. */
const BODY_MAX_BYTES = 128 * 1024;

/** The app and its libraries, loaded when somebody first asks. */
const lazyApp = (): (() => Promise<ApiApp>) => {
  let app: Promise<ApiApp> | undefined;
  return () => {
    app ??= import('./api-app.ts').then(({ createApiApp }) => createApiApp());
    return app;
  };
};

const get = (path: string, reply: () => Promise<TextReply>): Route => ({
  method: 'GET',
  path: `${API_PATH}${path}`,
  handle: reply,
});

/** What says how the API is used: it is for everyone, and tells nothing of what is kept. */
const descriptionRoutes = (
  app: () => Promise<ApiApp>,
  publicUrl: string | undefined,
): readonly Route[] => {
  const style = readFileSync(new URL('./page/client/api-page.css', import.meta.url), 'utf8');
  const describe = async () => (await app()).describe(publicUrl);
  return [
    get('', async () => htmlResponse(apiPage(await describe()))),
    get('/page.css', async () => assetResponse(style, 'text/css', false)),
    get('/openapi.json', async () => ({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'access-control-allow-origin': '*',
        'cache-control': 'no-cache',
      },
      text: JSON.stringify(await describe(), undefined, 2),
    })),
  ];
};

/** What the API serves; `publicUrl` is where people reach it, when that is elsewhere. */
export const apiRoutes = (
  services: BotServices,
  publicUrl: string | undefined,
): readonly Route[] => {
  const desk = createProgramDesk(services);
  const app = lazyApp();
  const answer: Route['handle'] = async (request, client) => {
    const at = { ...desk, services: servicesAt(services, new URL(request.url).origin) };
    return (await app()).fetch(await webRequest(request), { desk: at, client });
  };
  return [
    ...descriptionRoutes(app, publicUrl),
    ...(['GET', 'POST', 'OPTIONS'] as const).map(
      (method): Route => ({
        method,
        path: `${API_PATH}/*`,
        bodyMaxBytes: BODY_MAX_BYTES,
        handle: answer,
      }),
    ),
  ];
};
