import type { Environment } from '../config/environment.ts';

/** What a check of the set-up found, in words an operator can act on; tokens never stand in it. */
export type Finding =
  /** In order. */
  | { readonly kind: 'ok'; readonly what: string }
  /** Works, but worth knowing; or cannot be seen from here. */
  | { readonly kind: 'note'; readonly what: string; readonly remedy?: string }
  | { readonly kind: 'problem'; readonly what: string; readonly remedy: string }
  /** Not set up, which is nobody's mistake. */
  | { readonly kind: 'off'; readonly what: string };

/** One part of the set-up that can be looked at; it changes nothing. */
export interface Check {
  /** As it is headed on the screen. */
  readonly name: string;
  /** What is in order and what is not. @throws {ConfigError} naming wrong variables, which are shown as problems. */
  run(environment: Environment): Promise<readonly Finding[]>;
}
