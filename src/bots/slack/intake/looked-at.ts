import { asksForAbove } from '../../../qa/understanding/asking/small-talk.ts';
import { LANGUAGES, wordsFor } from '../../presentation/words/words.ts';

/** Where somebody is in Slack: a channel, and the message or thread that is open there. */
export interface LookedAt {
  readonly channel: string;
  readonly threadTs?: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ids of conversations; the bot's own direct messages are what is written in, not what is looked at. */
const CHANNEL_ID = /^[CG][A-Z0-9]+$/u;

const placeOf = ({ type, value }: Readonly<Record<string, unknown>>): LookedAt | undefined => {
  const isMessage = type === 'slack#/types/message_context' && isRecord(value);
  const channel = isMessage ? value.channel_id : value;
  if (!isMessage && type !== 'slack#/types/channel_id') return undefined;
  if (typeof channel !== 'string' || !CHANNEL_ID.test(channel)) return undefined;
  return isMessage && typeof value.message_ts === 'string'
    ? { channel, threadTs: value.message_ts }
    : { channel };
};

/**
 * What somebody looks at while they write to the bot, the most relevant first in Slack's own order; canvases, lists and
 * whatever belongs to another workspace are left out. Source: docs.slack.dev, "app_context_changed".
 */
export const lookedAt = (team: string, context: unknown): LookedAt | undefined => {
  const entities = isRecord(context) && Array.isArray(context.entities) ? context.entities : [];
  return entities
    .filter(isRecord)
    .filter(({ team_id: owner = team }) => owner === team)
    .map(placeOf)
    .find((place) => place !== undefined);
};

/** In words of one's own: "about what I'm looking at". */
const LOOKING = /\bwhat\s+(?:(?:i\s+am|i['’]m)\s+looking\s+at|am\s+i\s+looking\s+at)\b/iu;
/** "Can you answer this?"; "this helps, thanks" is no question. */
const THIS = /\bthis\b/iu;
const THANKS = /\b(?:thanks?|thx|cheers|help(?:s|ed|ful))\b/iu;
const LENGTH_MAX = 100;

/** Whether a direct message asks about what its writer looks at: in the words of the prompt for that, or in plain English. */
export const asksAboutLookedAt = (words: string): boolean => {
  const said = words.trim();
  if (said.length > LENGTH_MAX) return false;
  const isPrompt = ['en', ...LANGUAGES].some(
    (language) => wordsFor(language).say('action.looking-at') === said,
  );
  return (
    isPrompt || LOOKING.test(said) || (asksForAbove(said) && THIS.test(said) && !THANKS.test(said))
  );
};
