import type { Platform } from './platform.ts';

/** Every place people can ask in; a new one is a folder of its own and an entry here. */
export const PLATFORMS: readonly Platform[] = [];
