import { api } from '../api/api.ts';
import { mcp } from '../mcp/mcp.ts';
import { discord } from './discord/discord.ts';
import type { Platform } from './platform.ts';
import { slack } from './slack/slack.ts';
import { web } from './web/web.ts';

/** Every place people can ask in; a new one is a folder of its own and an entry here. */
export const PLATFORMS: readonly Platform[] = [slack, discord, web, api, mcp];
