export type ConfigErrorCode = 'CONFIG_MISSING' | 'CONFIG_INVALID';

/** A variable that is missing or wrong: its name and what to set it to, never its value. */
export class ConfigError extends Error {
  readonly code: ConfigErrorCode;
  readonly variable: string;
  readonly remedy: string;

  constructor(code: ConfigErrorCode, variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
    this.code = code;
    this.variable = variable;
    this.remedy = remedy;
  }
}
