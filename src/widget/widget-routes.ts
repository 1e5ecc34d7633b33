import { readFileSync } from 'node:fs';
import type { Route } from '../bots/route.ts';
import { assetResponse, htmlResponse } from '../bots/web/serving/responses.ts';
import { demoPage } from './demo-page.ts';

const PATH = '/widget';
const FOR_ALL_SITES = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
const TOKEN = /^ndpub_[\w-]{20,80}$/u;

const read = (name: string): string =>
  readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8');

/** The script, for pages of any site: it holds no secret, and asks with the token that the page gives it. */
const scriptRoute = (): Route => {
  const text = read('newsdesk.js');
  return {
    method: 'GET',
    path: `${PATH}/newsdesk.js`,
    handle: async () => {
      // Sites name it without a version.
      const asset = assetResponse(text, 'text/javascript', false);
      return { ...asset, headers: { ...asset.headers, ...FOR_ALL_SITES } };
    },
  };
};

/** The widget and a page that shows it. */
export const widgetRoutes = (): readonly Route[] => {
  const style = read('demo.css');
  return [
    scriptRoute(),
    {
      method: 'GET',
      path: `${PATH}/demo.css`,
      handle: async () => assetResponse(style, 'text/css', false),
    },
    {
      method: 'GET',
      path: `${PATH}/demo`,
      handle: async (request) => {
        const { origin, searchParams } = new URL(request.url);
        const given = searchParams.get('token') ?? '';
        return htmlResponse(demoPage({ origin, token: TOKEN.test(given) ? given : undefined }));
      },
    },
  ];
};
