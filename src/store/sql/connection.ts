export type Value = string | number | Uint8Array | null;
/** A row as the driver gives it; readers name the columns they asked for. */
export type Row = Readonly<Record<string, unknown>>;
/** SQL that every database here understands, with `?` for each value. */
export type Statement = readonly [sql: string, ...values: readonly Value[]];

/** An open database: what the records are read from and written to, whichever database it is. */
export interface Connection {
  /** The first row, or `undefined`. */
  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined>;
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** Resolves, once it is durable, to the number of rows that changed: all of the statements took effect, or none. */
  write(...statements: readonly Statement[]): Promise<number>;
  /** Writes what was asked for before, then closes. */
  close(): Promise<void>;
}

/** The bytes of a column: drivers give some as a Buffer, some as an ArrayBuffer. */
export const bytesOf = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new TypeError('the column holds no bytes');
};
