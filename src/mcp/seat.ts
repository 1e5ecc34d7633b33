import type { Caller } from '../api/access/admit.ts';
import type { ProgramDesk } from '../api/access/program-desk.ts';
import { askAs, type Wish } from '../api/access/program-request.ts';
import type { Reply } from '../bots/commands/command.ts';

/** Where one client sits: who it is, and what its requests are answered with. */
export interface Seat {
  readonly desk: ProgramDesk;
  /** Asked anew for every request: on a machine's own console it sees whatever collections there are by then. */
  caller(): Promise<Caller>;
}

/** Asks as the client: the same commands, limits and log as everywhere. */
export const askFrom = async (
  { desk, caller }: Seat,
  wish: Omit<Wish, 'platform'>,
): Promise<Reply> => askAs(desk, await caller(), { ...wish, platform: 'mcp' });
