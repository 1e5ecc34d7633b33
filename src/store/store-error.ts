export type StoreErrorCode =
  | 'STORE_URL'
  | 'STORE_LOCKED'
  | 'STORE_KEY'
  | 'STORE_NEWER'
  | 'STORE_UNREADABLE'
  /** What lies underneath failed or is out of reach; the same may work later. */
  | 'STORE_FAILED'
  /** What lies underneath is no longer whole: somebody must put a backup in its place. */
  | 'STORE_DAMAGED'
  /** What lies underneath will never take this. */
  | 'STORE_REFUSED';

/** A store that cannot be opened or used: which file or variable, and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** The file or the variable that is at fault. */
  readonly subject: string;

  constructor(code: StoreErrorCode, subject: string, remedy: string, cause?: unknown) {
    super(`${subject}: ${remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.subject = subject;
  }
}
