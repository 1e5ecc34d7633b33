/** Where a reply goes. */
export type Target =
  | { readonly kind: 'channel'; readonly channel: string; readonly threadTs?: string }
  | {
      readonly kind: 'ephemeral';
      readonly channel: string;
      readonly user: string;
      readonly threadTs?: string;
    }
  | { readonly kind: 'response-url'; readonly url: string; readonly isPublic: boolean }
  /** In place of a message that stands. */
  | { readonly kind: 'update'; readonly channel: string; readonly ts: string };

/** A message that stands in Slack. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** The reference as the store keeps it. */
export const writeRef = ({ channel, ts }: MessageRef): string => `${channel}:${ts}`;

/** The message a kept reference names; `undefined` when it is none of ours. */
export const readRef = (kept: string | undefined): MessageRef | undefined => {
  const [, channel, ts] = /^([A-Z0-9]+):(\d+\.\d+)$/u.exec(kept ?? '') ?? [];
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
};

/** Where replies of a place stand in line: one place is served in order. */
export const queueOf = (target: Target): string =>
  target.kind === 'response-url' ? target.url : target.channel;
