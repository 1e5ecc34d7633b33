/** A JSON object whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field as text; an absent one is empty. */
export const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);

/** A field as text, or `undefined` when it is anything else. */
export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The objects of a list; what is no list has none. */
export const objectsOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isJson) : [];

/** How many characters a reader counts. */
export const characters = (value: unknown): number => [...textOf(value)].length;

/** A deep copy, as a wire would make it. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
