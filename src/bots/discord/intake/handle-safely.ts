import type { Logger } from 'pino';

/**
 * A listener that never throws or rejects: what goes wrong in it is logged. (discord.js turns the
 * rejection of a listener into an `error` event, and without a listener for that the process ends.)
 */
export const handleSafely =
  <Args extends readonly unknown[]>(
    event: string,
    logger: Logger,
    listener: (...args: Args) => void | Promise<void>,
  ): ((...args: Args) => void) =>
  (...args) => {
    const run = async (): Promise<void> => listener(...args);
    run().catch((err: unknown) => logger.error({ err, event }, 'listener failed'));
  };
