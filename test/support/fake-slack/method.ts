import type { Refusal } from './checks/check-message.ts';
import type { Json } from './json.ts';
import type { Team } from './records.ts';
import type { State } from './state.ts';

export interface Caller {
  readonly team: Team;
  readonly token: string | undefined;
}

/** A Web API method: what it answers beside `ok`, or why it refuses. */
export type Method = (args: Json, caller: Caller) => Json | Refusal;

export type Methods = Readonly<Record<string, Method>>;

/** Methods that need the state. */
export type MethodsOf = (state: State) => Methods;
