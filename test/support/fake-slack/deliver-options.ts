/** How one delivery differs from the usual. */
export interface DeliverOptions {
  /** Use this envelope id again for every attempt. */
  readonly envelopeId?: string;
  readonly keepsEnvelope?: boolean;
  readonly retry?: number;
  readonly reason?: string;
  /** Returns as soon as it is sent. */
  readonly noWait?: boolean;
  readonly connectTimeoutMs?: number;
  /** The key of the `response_url` in the body. */
  readonly responseKey?: string;
  /** What a forger would send. */
  readonly timestamp?: number;
  readonly secret?: string;
  readonly isUnsigned?: boolean;
  readonly rawBody?: string;
}
