import { ConfigError, type ConfigErrorCode } from './config-error.ts';

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Typed reads of variables. A problem is collected, and the fallback is returned, until `check` names them all. */
export interface EnvironmentReader {
  /** The value without outer blanks, or `undefined` when unset or blank. */
  optional(name: string): string | undefined;
  text(name: string, fallback: string): string;
  /** A whole number from `min` to `max`. */
  integer(name: string, range: { min: number; max: number; fallback: number }): number;
  /** One of the choices, upper or lower case, or `undefined` when unset. */
  choice<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  /** `on` or `off` (also `true`, `false`, `1`, `0`). */
  flag(name: string, fallback: boolean): boolean;
  /** A secret that is not easily guessed, or `undefined` when unset. */
  secret(name: string, minLength: number): string | undefined;
  /** An http or https address without a slash at its end. */
  url(name: string): string | undefined;
  /** The value where it is right, or `undefined` when unset. */
  checked(name: string, remedy: string, isRight: (value: string) => boolean): string | undefined;
  /** All values of variables that only work together, or `undefined` when none is set or one is missing. */
  group<const Name extends string>(names: readonly Name[]): Record<Name, string> | undefined;
  /** @throws {ConfigError} naming every problem that the reads before it met. */
  check(): void;
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['true', true],
  ['1', true],
  ['off', false],
  ['false', false],
  ['0', false],
]);

/** Reads one environment; blank variables count as unset. */
export const readEnvironment = (environment: Environment): EnvironmentReader => {
  const problems: ConfigError[] = [];
  const report = (code: ConfigErrorCode, name: string, remedy: string): void => {
    problems.push(new ConfigError(code, name, remedy));
  };
  const optional = (name: string): string | undefined => environment[name]?.trim() || undefined;
  /** The parsed value; the fallback when unset, or when `parse` finds none and the remedy is reported. */
  const read = <T>(
    name: string,
    fallback: T,
    remedy: string,
    parse: (value: string) => T | undefined,
  ): T => {
    const value = optional(name);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed === undefined) report('CONFIG_INVALID', name, remedy);
    return parsed ?? fallback;
  };
  return {
    optional,
    text: (name, fallback) => optional(name) ?? fallback,
    integer: (name, { min, max, fallback }) =>
      read(name, fallback, `set it to a whole number from ${min} to ${max}`, (value) => {
        const number = /^\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
        return number >= min && number <= max ? number : undefined;
      }),
    choice: <const Choice extends string>(name: string, choices: readonly Choice[]) =>
      read<Choice | undefined>(name, undefined, `set it to one of ${choices.join(', ')}`, (value) =>
        choices.find((choice) => choice === value.toLowerCase()),
      ),
    flag: (name, fallback) =>
      read(name, fallback, 'set it to on or off', (value) => FLAGS.get(value.toLowerCase())),
    secret: (name, minLength) =>
      read<string | undefined>(
        name,
        undefined,
        `set it to at least ${minLength} random characters, for example from: openssl rand -base64 24`,
        (value) => (value.length >= minLength ? value : undefined),
      ),
    url: (name) =>
      read<string | undefined>(
        name,
        undefined,
        'set it to an address that starts with http:// or https://',
        (value) =>
          /^https?:\/\//iu.test(value) && URL.canParse(value)
            ? value.replace(/\/$/u, '')
            : undefined,
      ),
    checked: (name, remedy, isRight) =>
      read<string | undefined>(name, undefined, remedy, (it) => (isRight(it) ? it : undefined)),
    group: (names) => {
      const values = names.map((name) => [name, optional(name)] as const);
      const present = values.filter(([, value]) => value !== undefined).map(([name]) => name);
      if (present.length === 0) return undefined;
      for (const [name, value] of values) {
        if (value === undefined) {
          report('CONFIG_MISSING', name, `set it together with ${present.join(' and ')}`);
        }
      }
      if (present.length < names.length) return undefined;
      return Object.fromEntries(values) as Record<(typeof names)[number], string>;
    },
    check: () => {
      const [first, ...others] = problems;
      if (first) throw new ConfigError(first.code, first.variable, first.remedy, others);
    },
  };
};
