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
  /** A draft of a verified answer was put into the folder of articles, or kept, or is there already, or cannot be made. */
  | { readonly kind: 'draft-written'; readonly file: string }
  | { readonly kind: 'draft-kept'; readonly file: string }
  | { readonly kind: 'draft-known'; readonly file: string }
  | { readonly kind: 'draft-failed' }
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
  | { readonly kind: 'other-collections'; readonly known: readonly string[] }
  | { readonly kind: 'digest-on' }
  | { readonly kind: 'digest-off' }
  | { readonly kind: 'digest-empty' }
  | { readonly kind: 'watch-on'; readonly subject: string; readonly value: string }
  | { readonly kind: 'watch-off'; readonly subject: string }
  | { readonly kind: 'watch-none' }
  | { readonly kind: 'watch-many'; readonly most: number }
  /** No single figure fits; `command` looks for them. */
  | { readonly kind: 'watch-unclear'; readonly subject: string; readonly command: string }
  | { readonly kind: 'watching'; readonly subjects: readonly string[] }
  | { readonly kind: 'no-article' }
  | { readonly kind: 'wrong-collections'; readonly value: string }
  | { readonly kind: 'wrong-channel'; readonly value: string }
  | { readonly kind: 'wrong-date'; readonly filter: string; readonly value: string };
