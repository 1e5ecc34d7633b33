import { lengthOf } from './constants.ts';

/** A refusal in Discord's own form: an HTTP status and a JSON error code. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: { readonly message: string; readonly code: number; readonly errors?: unknown };

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.body = { message, code, ...(errors !== undefined && { errors }) };
  }
}

export const unknownInteraction = () => new ApiError(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () =>
  new ApiError(400, 40060, 'Interaction has already been acknowledged.');
export const unknownWebhook = () => new ApiError(404, 10015, 'Unknown Webhook');
export const tokenExpired = () => new ApiError(401, 50027, 'Invalid Webhook Token');
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message');
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel');
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access');
export const emptyMessage = () => new ApiError(400, 50006, 'Cannot send an empty message');

interface ErrorTree {
  [key: string]: ErrorTree | { readonly code: string; readonly message: string }[];
}

/** Collects field errors and throws them nested as Discord does: `errors.embeds.0.title._errors[]`. */
export class Form {
  readonly #found: { readonly path: string; readonly code: string; readonly message: string }[] =
    [];

  add(path: string, code: string, message: string): void {
    this.#found.push({ path, code, message });
  }

  /** At most `most` characters; absent is fine. */
  max(path: string, text: string | null | undefined, most: number): void {
    if (text != null && lengthOf(String(text)) > most) {
      this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
    }
  }

  /** Required, between `least` and `most` characters or entries. */
  range(path: string, value: unknown, least: number, most: number): void {
    if (typeof value !== 'string' && !Array.isArray(value)) {
      this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return;
    }
    const length = typeof value === 'string' ? lengthOf(value) : value.length;
    if (length < least || length > most) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
    }
  }

  /** @throws {ApiError} 50035 when anything was added. */
  done(): void {
    if (this.#found.length === 0) return;
    const errors: ErrorTree = {};
    for (const { path, code, message } of this.#found) {
      let node = errors;
      for (const key of path.split('.').filter(Boolean)) {
        const next = node[key];
        if (next !== undefined && !Array.isArray(next)) node = next;
        else {
          const made: ErrorTree = {};
          node[key] = made;
          node = made;
        }
      }
      const list = node._errors;
      if (Array.isArray(list)) list.push({ code, message });
      else node._errors = [{ code, message }];
    }
    throw new ApiError(400, 50035, 'Invalid Form Body', errors);
  }
}
