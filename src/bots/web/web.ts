import { createHmac, randomBytes } from 'node:crypto';
import { readEnvironment } from '../../config/environment.ts';
import { createArticleLinks } from '../article-links.ts';
import type { Bot, BotServices, Health, Platform } from '../platform.ts';
import { loadAssets } from './assets.ts';
import { answerRoutes } from './editors/serve-answers.ts';
import { gapsRoutes } from './editors/serve-gaps.ts';
import { renderCard } from './markup/render-card.ts';
import type { Desk } from './serving/desk.ts';
import { createLateWrites } from './serving/late-writes.ts';
import { createOperatorPass } from './serving/operator-pass.ts';
import { articleRoutes } from './serving/serve-articles.ts';
import { browsingRoutes } from './serving/serve-browsing.ts';
import { operatorRoutes } from './serving/serve-operator.ts';
import { talkRoutes } from './serving/serve-talk.ts';
import { tokenRoutes } from './tokens/serve-tokens.ts';

/** Signs with the store's key, which replicas share; with one of this process where there is no store. */
const createSigner = (store: () => BotServices['store']): ((text: string) => string) => {
  const own = randomBytes(32);
  return (text) =>
    store()?.sign(text) ?? createHmac('sha256', own).update(text).digest('base64url');
};

/** The services with links that begin at the page's own root, whatever PUBLIC_URL says. */
const deskOf = (services: BotServices, hasPage: boolean, hasApi: boolean): Desk => {
  const links = createArticleLinks({
    base: '',
    collectionOf: (id) => services.library().documents.get(id)?.collection,
    sign: (text) => services.store?.sign(text),
  });
  const writes = createLateWrites();
  const own: BotServices = {
    ...services,
    links,
    afterwards: writes.add,
    // Opened after the platforms are connected.
    get store() {
      return services.store;
    },
  };
  const operator = createOperatorPass(services.operatorAccess ?? { kind: 'nobody' }, services.now);
  return {
    services: own,
    links,
    assets: loadAssets(),
    hasPage,
    hasApi,
    operator,
    sign: createSigner(() => services.store),
    writes,
  };
};

const createWebBot = (services: BotServices, hasPage: boolean, hasApi: boolean): Bot => {
  const desk = deskOf(services, hasPage, hasApi);
  const health: Health = { state: 'up' };
  return {
    start: async () => {},
    stop: async () => {},
    health: () => health,
    routes: [
      ...desk.assets.routes,
      ...(hasPage
        ? [...talkRoutes(desk), ...browsingRoutes(desk), ...gapsRoutes(desk), ...answerRoutes(desk)]
        : []),
      ...operatorRoutes(desk),
      ...tokenRoutes(desk),
      // After `/articles`, which its path fits, too.
      ...articleRoutes(desk),
    ],
    questionsCome: hasPage ? 'by-routes' : 'never',
  };
};

/** The page to ask on, and the viewer that links to articles lead to; without the page, the viewer alone. */
export const web: Platform = {
  name: 'web',
  whenAlone: { WEB: 'on', API: 'on' },
  render: (card) => renderCard(card).markup,
  connect: async (environment, services) => {
    const reader = readEnvironment(environment);
    const hasPage = reader.flag('WEB', false);
    const hasApi = reader.flag('API', false);
    reader.check();
    return createWebBot(services, hasPage, hasApi);
  },
};
