import type { NoticeCard } from './card.ts';

/** What the product says when it has no card of another kind to show. */
export type Notice =
  /** Something failed on our side; `reference` finds it in the log. */
  | { readonly kind: 'failed'; readonly reference: string }
  | { readonly kind: 'timed-out'; readonly reference: string }
  | { readonly kind: 'too-long'; readonly maxCharacters: number }
  | { readonly kind: 'no-words' }
  /** Asked by somebody of another organisation. */
  | { readonly kind: 'outsider' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number }
  | { readonly kind: 'feedback-taken' }
  /** Asks which of the three opinions it is; the buttons go with the card. */
  | { readonly kind: 'which-feedback' }
  | { readonly kind: 'ask-on' }
  | { readonly kind: 'forgotten' }
  /** A form for a comment came back without words. */
  | { readonly kind: 'no-comment' }
  | { readonly kind: 'person-asked' }
  | { readonly kind: 'person-asked-before' }
  | { readonly kind: 'no-help-channel' }
  /** A form could not be opened in time. */
  | { readonly kind: 'form-failed' }
  /** The channel for that does not take the bot's message. */
  | { readonly kind: 'person-not-reached' }
  | { readonly kind: 'resolved-before' }
  | { readonly kind: 'removed' }
  /** Pressed by somebody else than whoever asked. */
  | { readonly kind: 'not-yours' }
  /** The place it would be shown in may not see all that it rests on. */
  | { readonly kind: 'not-for-here' }
  /** A button whose card is no longer kept. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown-command'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-option'; readonly command: string; readonly option: string }
  /** The platform shows the asker's words to the bot only when the bot is mentioned by name. */
  | { readonly kind: 'hidden-text'; readonly mention: string }
  /** A button of an older version, or of an answer that is no longer kept. */
  | { readonly kind: 'button-gone' }
  | { readonly kind: 'missing-permission'; readonly permissions: readonly string[] }
  /** A command that only admins may use. */
  | { readonly kind: 'admins-only'; readonly command: string }
  | { readonly kind: 'unknown-action'; readonly name: string; readonly known: readonly string[] }
  /** Settings belong to a channel and are kept in a store; one of them is missing. */
  | { readonly kind: 'no-settings-here' }
  | { readonly kind: 'no-article' }
  | { readonly kind: 'wrong-collections'; readonly value: string }
  | { readonly kind: 'wrong-channel'; readonly value: string }
  | { readonly kind: 'wrong-date'; readonly filter: string; readonly value: string };

type PressNotice =
  | 'feedback-taken'
  | 'which-feedback'
  | 'ask-on'
  | 'no-comment'
  | 'person-asked'
  | 'person-asked-before'
  | 'no-help-channel'
  | 'person-not-reached'
  | 'form-failed'
  | 'resolved-before'
  | 'removed'
  | 'not-yours'
  | 'not-for-here'
  | 'gone'
  | 'button-gone';

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
  'no-article': 'info',
  'wrong-collections': 'info',
  'wrong-channel': 'info',
  'wrong-date': 'info',
};

/** What is said after a button was pressed. */
const pressWords: Readonly<Record<PressNotice, string>> = {
  'feedback-taken': 'Thank you, that is noted.',
  'which-feedback': 'What do you think of this answer?',
  'ask-on':
    'Ask on where you asked before, for example “and in 2020?” or “who said that?”: I remember what it was about for a day.',
  'no-comment': 'There were no words in that. Press the button again and say what was wrong.',
  'person-asked': 'I have put your question to people who may know.',
  'person-asked-before': 'That question has been put to people already.',
  'no-help-channel':
    'There is nobody here that I could ask. Whoever runs me can name a channel for that.',
  'person-not-reached':
    'I could not post to the channel where people are asked. Whoever runs me has to invite me there first.',
  'form-failed': 'I could not open the form. Please press the button again.',
  'resolved-before': 'That was marked as resolved before.',
  removed: 'I have removed that answer.',
  'not-yours': 'Only whoever asked can do that.',
  'not-for-here':
    'I cannot show that answer here: it rests on articles that not everyone here may see.',
  gone: 'I no longer have what this button belongs to. Please ask again.',
  'button-gone': 'This button no longer works. Please ask the question again.',
};

const wordsFor = (notice: Notice): string => {
  switch (notice.kind) {
    case 'feedback-taken':
    case 'which-feedback':
    case 'ask-on':
    case 'no-comment':
    case 'person-asked':
    case 'person-asked-before':
    case 'no-help-channel':
    case 'person-not-reached':
    case 'form-failed':
    case 'resolved-before':
    case 'removed':
    case 'not-yours':
    case 'not-for-here':
    case 'gone':
    case 'button-gone':
      return pressWords[notice.kind];
    case 'failed':
      return `Something went wrong on my side, and I could not answer. Please ask again; if it stays, tell whoever runs me this reference: ${notice.reference}.`;
    case 'timed-out':
      return `That took too long, and I gave up. Please ask again, perhaps in fewer words; reference: ${notice.reference}.`;
    case 'too-long':
      return `That is too long for one question. Please ask in at most ${notice.maxCharacters.toLocaleString('en')} characters.`;
    case 'no-words':
      return 'I found no words in that. Ask about something in the articles, in a few plain English words.';
    case 'outsider':
      return 'I answer people of the organisation that runs me only. Please ask one of them.';
    case 'too-many':
      return `That is more than I can answer at once. Please ask again in ${notice.waitSeconds === 1 ? 'a second' : `${notice.waitSeconds} seconds`}.`;
    case 'forgotten':
      return 'I have erased your questions, conversations and feedback. What you ask from now on is kept as before.';
    case 'unknown-command':
      return `I have no command “${notice.name}”. I know ${notice.known.join(', ')}.`;
    case 'missing-option':
      return `The command “${notice.command}” needs something to work on: ${notice.option}.`;
    case 'hidden-text':
      return `I cannot read what you wrote there. Mention me by name, ${notice.mention}, and ask again.`;
    case 'missing-permission':
      return `I could not answer where you asked. Someone who runs the server can allow me to: ${notice.permissions.join(', ')}. Meanwhile, ask me here.`;
    case 'admins-only':
      return `“${notice.command}” is for admins. Ask one of them, or ask me about the articles.`;
    case 'unknown-action':
      return `I do not know “${notice.name}”. I know ${notice.known.join(', ')}.`;
    case 'no-article':
      return 'There is no such article, or none that may be seen from here.';
    case 'no-settings-here':
      return 'Settings belong to a channel. Use this in the channel that you want to set up.';
    case 'wrong-collections':
      return `I could not read “${notice.value}” as names of collections. Write them with commas between them, for example: public, board.`;
    case 'wrong-channel':
      return `I could not read “${notice.value}” as a channel. Pick it from the list that appears after #, or write its id.`;
    case 'wrong-date':
      return `I could not read “${notice.value}” as a date. Write ${notice.filter}:2022-09-23, ${notice.filter}:2022-09 or ${notice.filter}:2022.`;
    default:
      return notice satisfies never;
  }
};

/** A short message of the product itself. */
export const noticeCard = (notice: Notice): NoticeCard => ({
  kind: 'notice',
  tone: TONES[notice.kind],
  text: wordsFor(notice),
  about: notice.kind,
  ...(notice.kind === 'too-many' ? { waitSeconds: notice.waitSeconds } : {}),
  notes: [],
  actions: [],
});
