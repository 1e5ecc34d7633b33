import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Route } from '../route.ts';
import { assetResponse } from './serving/responses.ts';

export interface Assets {
  /** Addresses that change with what lies there. */
  readonly style: string;
  readonly script: string;
  readonly routes: readonly Route[];
}

const FILES = {
  style: ['page.css', 'text/css'],
  script: ['page.js', 'text/javascript'],
  icon: ['icon.svg', 'image/svg+xml'],
} as const;

const read = (name: string): string =>
  readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8');

const routeOf = (name: string, type: string): Route => {
  const content = read(name);
  return {
    method: 'GET',
    path: `/web/${name}`,
    handle: async () => assetResponse(content, type),
  };
};

const addressOf = (name: string): string => {
  const version = createHash('sha256').update(read(name)).digest('base64url').slice(0, 8);
  return `/web/${name}?${version}`;
};

/** The style, script and icon of the page, read once. */
export const loadAssets = (): Assets => ({
  style: addressOf(FILES.style[0]),
  script: addressOf(FILES.script[0]),
  routes: Object.values(FILES).map(([name, type]) => routeOf(name, type)),
});
