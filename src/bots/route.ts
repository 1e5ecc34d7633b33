/** Who sent a request, for limits alone: an address says where somebody is, not what they may see. */
export interface Client {
  /** The IP address of the other end; behind a trusted proxy, the one that the proxy names. */
  readonly address: string;
}

/** What routes read of a request; the body is as it was sent, for whoever checks its signature. */
export type RouteRequest = Pick<Request, 'method' | 'url' | 'headers' | 'text' | 'arrayBuffer'>;

/** A text that is sent as it stands: a `Response` of it would be read through a stream, which takes longer than the text. */
export interface TextReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What a bot serves over HTTP, under the one server that all bots share. */
export interface Route {
  /** GET and POST unless told; GET takes HEAD, too. */
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'OPTIONS';
  /** `/slack/events`, or `/articles/*` for all that lies below. */
  readonly path: string;
  /** A longer body is refused before `handle` sees it; 64 KiB unless told. */
  readonly bodyMaxBytes?: number;
  /**
   * Whether a request is taken whatever its Host header says. Only for routes that check a signature:
   * the others are guarded against pages of other sites that point their own name at this machine.
   */
  readonly isTakenUnderAnyHost?: boolean;
  /** A rejection is logged and answered with 500. */
  handle(request: RouteRequest, client: Client): Promise<Response | TextReply>;
}
