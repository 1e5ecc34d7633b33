import type { Bot, BotServices, Health, Platform } from '../bots/platform.ts';
import { readEnvironment } from '../config/environment.ts';
import { widgetRoutes } from '../widget/widget-routes.ts';
import { apiRoutes } from './api-routes.ts';

const createApiBot = (services: BotServices, publicUrl: string | undefined): Bot => {
  const health: Health = { state: 'up' };
  return {
    start: async () => {},
    stop: async () => {},
    health: () => health,
    routes: [...apiRoutes(services, publicUrl), ...widgetRoutes()],
    questionsCome: 'by-routes',
  };
};

/** Where programs ask in JSON, and the pages of sites through the widget, with a token. */
export const api: Platform = {
  name: 'api',
  whenAlone: { API: 'on' },
  render: (card) => card,
  connect: async (environment, services) => {
    const reader = readEnvironment(environment);
    const isOn = reader.flag('API', false);
    const publicUrl = reader.url('PUBLIC_URL');
    reader.check();
    return isOn ? createApiBot(services, publicUrl) : undefined;
  },
};
