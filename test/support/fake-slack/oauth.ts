import { randomBytes } from 'node:crypto';
import { refuse } from './checks/check-message.ts';
import { type Json, textOf } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { Delivery, Team } from './records.ts';
import type { Send } from './send.ts';
import type { State } from './state.ts';

/** Codes live ten minutes and are good for one token. Source: docs.slack.dev, "Installing with OAuth". */
const CODE_LIVES_MS = 10 * 60_000;

/** A code that was given out, and what it was given out for. */
export interface Grant {
  readonly team: Team;
  readonly user: string;
  readonly redirectUri: string | undefined;
  readonly scopes: readonly string[];
  readonly isForOrganisation: boolean;
  readonly at: number;
  isUsed: boolean;
}

/** What a person's browser shows in the end, and what it carries. */
export interface Page {
  readonly status: number;
  readonly text: string;
}

export interface InstallGiven {
  readonly team?: string;
  readonly user?: string;
  /** Installs it for all workspaces of an organisation. */
  readonly isForOrganisation?: boolean;
  /** Presses "Cancel" on Slack's page. */
  readonly cancels?: boolean;
  /** Comes back with a browser that never began. */
  readonly losesCookie?: boolean;
}

/** What people can do about installations. */
export interface InstallActions {
  /** Goes from the app's own address through Slack's page and back, as a browser does. */
  install(address: string, given?: InstallGiven): Promise<Page>;
  /** Removes the app from a workspace: its token is dead at once, and the app is told. */
  uninstall(team: string): Promise<readonly Delivery[]>;
  /** The token that a team gave last. */
  tokenOf(team: string): string | undefined;
}

const give = (
  state: State,
  url: URL,
  given: Pick<Grant, 'team' | 'user' | 'isForOrganisation'>,
): URL => {
  const { searchParams: asked } = url;
  const redirectUri = asked.get('redirect_uri') ?? undefined;
  if (asked.get('client_id') !== state.options.clientId) throw new Error('invalid_client_id');
  if (redirectUri === undefined || !state.options.redirectUrls.includes(redirectUri)) {
    throw new Error(`bad_redirect_uri ${redirectUri}`);
  }
  const scopes = (asked.get('scope') ?? '').split(',');
  const unknown = scopes.filter((scope) => !state.options.allScopes.includes(scope));
  if (unknown.length > 0) throw new Error(`invalid_scope ${unknown.join()}`);
  const code = `${state.next()}.${randomBytes(12).toString('hex')}`;
  state.grants.set(code, { ...given, redirectUri, scopes, at: Date.now(), isUsed: false });
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  back.searchParams.set('state', asked.get('state') ?? '');
  return back;
};

/** A browser behind the proxy that ends TLS for the app. */
const browse = (url: URL, address: string, cookie: string): Promise<Response> => {
  const { origin } = new URL(address);
  return fetch(`${origin}${url.pathname}${url.search}`, {
    redirect: 'manual',
    headers: cookie === '' ? {} : { cookie },
  });
};

export const createInstallActions = (state: State, send: Send): InstallActions => ({
  install: async (address, given = {}) => {
    const { team = 'T0001', user = 'U0001', isForOrganisation = false, cancels } = given;
    const begun = await browse(new URL(address), address, '');
    if (begun.status !== 302) return { status: begun.status, text: await begun.text() };
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const asked = new URL(begun.headers.get('location') ?? '');
    if (asked.href.startsWith(`${state.baseUrl}/oauth/v2/authorize?`) === false) {
      throw new Error(`not Slack's page: ${asked.href}`);
    }
    const back = give(state, asked, { team: state.teamOf(team), user, isForOrganisation });
    if (cancels) {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
    }
    const shown = await browse(back, address, given.losesCookie ? '' : cookie);
    return { status: shown.status, text: await shown.text() };
  },
  uninstall: async (id) => {
    const team = state.teamOf(id);
    const token = state.granted.get(id);
    if (token !== undefined) state.revoked.add(token);
    state.granted.delete(id);
    const tokens = { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } };
    return [
      await send.event(tokens, { team: id }),
      await send.event({ type: 'app_uninstalled' }, { team: id }),
    ];
  },
  tokenOf: (team) => state.granted.get(team),
});

/** Why a code is good for no token. */
const refusalOf = (args: Json, grant: Grant): string | undefined => {
  if (grant.isUsed) return 'code_already_used';
  if (Date.now() - grant.at > CODE_LIVES_MS) return 'code_expired';
  return args.redirect_uri === grant.redirectUri ? undefined : 'bad_redirect_uri';
};

/** Exchanges codes for tokens. Source: docs.slack.dev, "oauth.v2.access". */
export const oauthMethods: MethodsOf = (state) => ({
  'oauth.v2.access': (args) => {
    if (args.client_id !== state.options.clientId) return refuse('invalid_client_id');
    if (args.client_secret !== state.options.clientSecret) return refuse('bad_client_secret');
    const grant = state.grants.get(textOf(args.code));
    if (grant === undefined) return refuse('invalid_code');
    const refusal = refusalOf(args, grant);
    if (refusal !== undefined) return refuse(refusal);
    grant.isUsed = true;
    const { team, user, scopes, isForOrganisation } = grant;
    const token = `xoxb-${team.id}-${randomBytes(8).toString('hex')}`;
    state.tokens.set(token, team);
    state.granted.set(team.id, token);
    return {
      app_id: state.options.appId,
      authed_user: { id: user },
      scope: scopes.join(','),
      token_type: 'bot',
      access_token: token,
      bot_user_id: team.botUserId,
      team: isForOrganisation ? null : { id: team.id, name: team.name },
      enterprise: isForOrganisation ? { id: 'E0001', name: 'All of it' } : null,
      is_enterprise_install: isForOrganisation,
    };
  },
});
