import { ALL_PERMISSIONS, snowflake } from './constants.ts';
import type { FakeMember, FakeUser } from './fake-types.ts';

export const makeUser = (username: string, extra: Partial<FakeUser> = {}): FakeUser => ({
  id: snowflake(),
  username,
  global_name: username,
  discriminator: '0',
  avatar: null,
  bot: false,
  public_flags: 0,
  ...extra,
});

export const memberOf = (user: FakeUser, extra: Partial<FakeMember> = {}): FakeMember => ({
  user,
  nick: null,
  avatar: null,
  roles: [],
  joined_at: '2024-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  permissions: ALL_PERMISSIONS,
  ...extra,
});
