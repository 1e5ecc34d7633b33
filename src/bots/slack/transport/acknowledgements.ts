import { setTimeout as sleep } from 'node:timers/promises';

/** Nothing came for this long: whatever was sent in the same moment has arrived. */
const CALM_MS = 10;
/** Nobody waits longer for others' acknowledgements, however many come. */
const WAIT_MAX_MS = 300;
const LOOK_EVERY_MS = 3;

/**
 * Knows what Slack still waits to hear of. Acknowledging takes many small steps and answering few large ones: were they
 * taken in turn, the last of fifty questions would be acknowledged after most of the others are answered.
 */
export interface Acknowledgements {
  /** Counts a delivery until what is returned is called. */
  begin(): () => void;
  /** Resolves once nothing waits to be acknowledged and nothing has come for a moment, or after a while anyway. */
  calm(): Promise<void>;
}

export const createAcknowledgements = (
  now: () => number = () => performance.now(),
): Acknowledgements => {
  const open = new Set<object>();
  let lastAt = Number.NEGATIVE_INFINITY;
  const isCalm = (): boolean => open.size === 0 && now() - lastAt >= CALM_MS;
  return {
    begin: () => {
      const delivery = {};
      open.add(delivery);
      lastAt = now();
      return () => open.delete(delivery);
    },
    calm: async () => {
      const until = now() + WAIT_MAX_MS;
      while (!isCalm() && now() < until) await sleep(LOOK_EVERY_MS);
    },
  };
};
