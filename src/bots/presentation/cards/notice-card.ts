import type { NoticeCard } from '../card.ts';
import type { Notice } from '../notice.ts';
import { type Values, type Words, wordsFor } from '../words/words.ts';

const TONES: Readonly<Record<Notice['kind'], NoticeCard['tone']>> = {
  failed: 'problem',
  'timed-out': 'problem',
  'too-long': 'info',
  'no-words': 'info',
  outsider: 'info',
  'too-many': 'info',
  'feedback-taken': 'info',
  'which-feedback': 'info',
  'ask-on': 'info',
  forgotten: 'info',
  'no-comment': 'info',
  'person-asked': 'info',
  'person-asked-before': 'info',
  'no-help-channel': 'info',
  'person-not-reached': 'problem',
  'form-failed': 'problem',
  'resolved-before': 'info',
  'draft-written': 'info',
  'draft-kept': 'info',
  'draft-known': 'info',
  'draft-failed': 'problem',
  removed: 'info',
  'not-yours': 'info',
  'not-for-here': 'info',
  gone: 'info',
  'unknown-command': 'info',
  'missing-option': 'info',
  'hidden-text': 'info',
  'button-gone': 'info',
  'missing-permission': 'problem',
  'admins-only': 'info',
  'unknown-action': 'info',
  'no-settings-here': 'info',
  'other-collections': 'info',
  'digest-on': 'info',
  'digest-off': 'info',
  'digest-empty': 'info',
  'watch-on': 'info',
  'watch-off': 'info',
  'watch-none': 'info',
  'watch-many': 'info',
  'watch-unclear': 'info',
  watching: 'info',
  'no-article': 'info',
  'wrong-collections': 'info',
  'wrong-channel': 'info',
  'wrong-date': 'info',
};

/** What stands in a notice's places: lists with commas between. */
const valuesOf = ({ kind: _, ...values }: Notice): Values =>
  Object.fromEntries(
    Object.entries(values as Readonly<Record<string, string | number | readonly string[]>>).map(
      ([name, value]) => [name, typeof value === 'object' ? value.join(', ') : value],
    ),
  );

/** A notice in the words of a language. */
export const noticeText = (notice: Notice, words: Words): string =>
  words.say(`notice.${notice.kind}`, valuesOf(notice));

/** A short message of the product itself; in English, unless told. */
export const noticeCard = (notice: Notice, words: Words = wordsFor(undefined)): NoticeCard => ({
  kind: 'notice',
  tone: TONES[notice.kind],
  text: noticeText(notice, words),
  about: notice.kind,
  notice,
  ...(notice.kind === 'too-many' ? { waitSeconds: notice.waitSeconds } : {}),
  notes: [],
  actions: [],
});
