export type ConfigErrorCode = 'CONFIG_MISSING' | 'CONFIG_INVALID';

/** A variable that is missing or wrong: its name and what to set it to, never its value. */
export class ConfigError extends Error {
  readonly code: ConfigErrorCode;
  readonly variable: string;
  readonly remedy: string;
  /** Every problem that was found together, this one first. */
  readonly problems: readonly ConfigError[];

  constructor(
    code: ConfigErrorCode,
    variable: string,
    remedy: string,
    others: readonly ConfigError[] = [],
  ) {
    super([`${variable}: ${remedy}`, ...others.map((other) => other.message)].join('; '));
    this.name = 'ConfigError';
    this.code = code;
    this.variable = variable;
    this.remedy = remedy;
    this.problems = [this, ...others];
  }
}
