import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { INTENT, PRIVILEGED_INTENTS } from './constants.ts';
import type { Session } from './fake-types.ts';
import type { Connection, Send } from './gateway-connection.ts';
import { memberOf } from './people.ts';
import type { World } from './world.ts';

/** A payload of a client; each operation uses some of the fields. */
export interface Incoming {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly shard?: readonly [number, number];
    readonly session_id?: string;
    readonly seq?: number;
    readonly guild_id?: string;
    readonly nonce?: string;
  };
}

/** A close code and its reason. */
export type Refused = readonly [code: number, reason: string];

export interface Sessions {
  push(session: Session, type: string, data: object): void;
  identify(connection: Connection, payload: Incoming): Refused | undefined;
  resume(connection: Connection, payload: Incoming): Refused | undefined;
  sendMembers(session: Session, payload: Incoming): void;
  /** Called when a connection opens: its session's events go there. */
  open(connection: Connection): void;
}

const IDENTIFY_WINDOW_MS = 5000;
const LOG_MAX = 5000;
const BAD_TOKEN: Refused = [4004, 'Authentication failed.'];

/** The shard of a server among `count`; what belongs to no server goes to the first. */
export const shardOf = (guildId: string | undefined, count: number): number =>
  guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));

/** Identifying and resuming, with the refusals Discord knows. */
export const createSessions = (world: World, url: () => string): Sessions => {
  const senders = new WeakMap<WebSocket, Send>();
  let identifiedAt: number[] = [];

  const push: Sessions['push'] = (session, type, data) => {
    session.seq += 1;
    const payload = { op: 0, t: type, s: session.seq, d: data };
    session.log.push(payload);
    if (session.log.length > LOG_MAX) session.log.shift();
    if (session.online) senders.get(session.socket)?.(payload);
  };

  const attach = (connection: Connection, session: Session): void => {
    session.socket = connection.socket;
    session.online = true;
    connection.session = session;
    world.gateway.sessions.set(session.id, session);
  };

  const greet = (session: Session): void => {
    const mine = world.guilds.filter(
      (guild) => shardOf(guild.id, session.shard[1]) === session.shard[0],
    );
    push(session, 'READY', {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: mine.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: session.shard,
      application: { id: world.settings.applicationId, flags: 0 },
      private_channels: [],
      user_settings: {},
      _trace: [],
    });
    if ((session.intents & INTENT.guilds) === 0) return;
    for (const guild of mine) push(session, 'GUILD_CREATE', guild);
  };

  const refuse = ({ session }: Connection, { d }: Incoming): Refused | undefined => {
    const intents = d.intents ?? Number.NaN;
    const shard = d.shard ?? [0, 1];
    if (session !== undefined) return [4005, 'Already authenticated.'];
    if (d.token !== world.settings.token) return BAD_TOKEN;
    if (intents & PRIVILEGED_INTENTS & ~world.settings.intentsAllowed) {
      return [4014, 'Disallowed intent(s).'];
    }
    if (!Number.isInteger(intents) || intents >= 1 << 26) return [4013, 'Invalid intent(s).'];
    return shard[0] >= shard[1] ? [4010, 'Invalid shard.'] : undefined;
  };

  const replay = (connection: Connection, session: Session, after: number): void => {
    attach(connection, session);
    for (const payload of session.log) if ((payload.s ?? 0) > after) connection.send(payload);
    push(session, 'RESUMED', { _trace: [] });
    world.touch();
  };

  const resume: Sessions['resume'] = (connection, { d }) => {
    const { seq = 0, session_id: id = '' } = d;
    world.gateway.resumes.push({ at: Date.now(), session: id, seq });
    const old = world.gateway.sessions.get(id);
    if (d.token !== world.settings.token) return BAD_TOKEN;
    if (old === undefined || old.dead) {
      connection.send({ op: 9, d: false });
      return undefined;
    }
    if (seq > old.seq) return [4007, 'Invalid seq'];
    replay(connection, old, seq);
    return undefined;
  };

  return {
    push,
    open: (connection) => senders.set(connection.socket, connection.send),
    identify(connection, payload) {
      const now = Date.now();
      const { intents = 0, shard = [0, 1] } = payload.d;
      world.gateway.identifies.push({ at: now, intents });
      const refused = refuse(connection, payload);
      if (refused !== undefined) return refused;
      identifiedAt = identifiedAt.filter((at) => now - at < IDENTIFY_WINDOW_MS);
      const { enforceIdentify, maxConcurrency } = world.settings;
      if (enforceIdentify && identifiedAt.length >= maxConcurrency) {
        world.problem('identify over max_concurrency');
        connection.send({ op: 9, d: false });
        return undefined;
      }
      identifiedAt.push(now);
      const session: Session = {
        id: randomBytes(16).toString('hex'),
        socket: connection.socket,
        seq: 0,
        log: [],
        intents,
        shard,
        online: true,
        dead: false,
      };
      attach(connection, session);
      greet(session);
      world.touch();
      return undefined;
    },
    resume,
    sendMembers(session, { d }) {
      push(session, 'GUILD_MEMBERS_CHUNK', {
        guild_id: d.guild_id,
        members: [memberOf(world.bot), memberOf(world.user)],
        chunk_index: 0,
        chunk_count: 1,
        nonce: d.nonce,
      });
    },
  };
};
