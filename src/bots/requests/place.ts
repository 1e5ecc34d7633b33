import type { Receipt } from '../../store/store.ts';
import type { BotRequest } from './bot-request.ts';

/** The team or server that a request comes from: keys of users and channels begin with it. */
export const placeOf = ({ userKey }: BotRequest): string => userKey.split(':', 1)[0] ?? '';

/** Whether an answer belongs to the place that a request comes from: nowhere else it is known. */
export const isOfPlace = ({ platform, place }: Receipt, request: BotRequest): boolean =>
  platform === request.platform && (place === undefined || place === placeOf(request));
