import { digestCard } from '../presentation/cards/digest-card.ts';
import { noticeCard } from '../presentation/cards/notice-card.ts';
import type { Notice } from '../presentation/notice.ts';
import type { Command, Reply } from './command.ts';

/** How often a channel gets its digest. */
export const DIGEST_EVERY_MS = 7 * 24 * 60 * 60_000;

const notice = (content: Notice): Reply => ({
  card: noticeCard(content),
  visibility: 'private',
  isLookup: true,
});

/** What `/digest` can be asked to do. */
export const DIGEST_ACTIONS = ['now', 'on', 'off'] as const;

/** For admins: what was asked in vain and what must be mended, once a week in a channel that wants it. */
export const digest: Command = {
  name: 'digest',
  description: 'For admins: a weekly digest for this channel of what was asked in vain',
  audience: 'admin',
  options: [
    {
      name: 'action',
      description: 'now, on or off',
      required: false,
      kind: 'text',
      choices: DIGEST_ACTIONS,
      maxLength: 100,
    },
  ],
  run: async (input, { store, editors, now }) => {
    const { channelKey, isDirect, platform, scope, locale } = input;
    if (store === undefined || channelKey === undefined || isDirect === true) {
      return notice({ kind: 'no-settings-here' });
    }
    const action = (input.options.action ?? 'now').toLowerCase();
    const subscription = {
      platform,
      channelKey,
      kind: 'digest',
      ...(locale === undefined ? {} : { locale }),
    } as const;
    switch (action) {
      case 'on':
        await store.subscriptions.put(subscription, now() + DIGEST_EVERY_MS);
        return notice({ kind: 'digest-on' });
      case 'off':
        await store.subscriptions.remove(subscription);
        return notice({ kind: 'digest-off' });
      case 'now': {
        const [place = ''] = channelKey.split(':', 1);
        const facts = await editors?.digest({ place, scope });
        if (facts === undefined) return notice({ kind: 'digest-empty' });
        return { card: digestCard(facts, locale), visibility: 'private', isLookup: true };
      }
      default:
        return notice({ kind: 'unknown-action', name: action, known: DIGEST_ACTIONS });
    }
  },
};
