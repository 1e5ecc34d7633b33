import { QaError, type QaErrorCode } from '../errors.ts';

/** An error as it crosses threads and processes. */
export interface ThreadFailure {
  readonly message: string;
  /** Set where the error is a `QaError`. */
  readonly code?: QaErrorCode;
  readonly subject?: string;
  readonly remedy?: string;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What is sent of an error. */
export const failureOf = (error: unknown): ThreadFailure => {
  if (!(error instanceof QaError)) return { message: messageOf(error) };
  const { code, subject, remedy, cause } = error;
  return { message: cause === undefined ? '' : messageOf(cause), code, subject, remedy };
};

/** The error that was sent. */
export const errorOf = ({ code, subject = '', remedy = '', message }: ThreadFailure): Error =>
  code === undefined
    ? new Error(message)
    : new QaError(code, subject, remedy, message === '' ? {} : { cause: new Error(message) });
