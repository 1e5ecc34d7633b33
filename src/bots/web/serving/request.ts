import type { Library } from '../../../qa/library/library.ts';
import type { Press } from '../../buttons/press.ts';
import { COMMANDS } from '../../commands/commands.ts';
import { ACTION_KINDS } from '../../presentation/card.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import { newId, type Visitor, visibleTo } from './visitor.ts';

const COMMAND = /^\s*\/([a-z]{1,32})(?:\s+([\s\S]*))?$/iu;

/** What was sent from the page. */
export interface Sent {
  readonly visitor: Visitor;
  readonly conversation: string;
  readonly text: string;
  /** The answer it follows up, where a button said so. */
  readonly follows?: string;
  readonly press?: Press;
}

/** What was typed on the page, or the button that was pressed there, as a request: `/name text` runs a command, anything else asks. */
export const webRequest = (
  { visitor, conversation, text, follows, press }: Sent,
  library: Library,
): BotRequest => {
  const [, name, rest] = COMMAND.exec(text) ?? [];
  const command = name?.toLowerCase() ?? 'ask';
  const option = COMMANDS.find((known) => known.name === command)?.options[0];
  return {
    key: newId(),
    platform: 'web',
    command,
    options:
      option === undefined ? {} : { [option.name]: name === undefined ? text : (rest ?? '') },
    // What stands before the colon owns the answers kept: the browser that asked, and no other.
    userKey: `${visitor.id}:web`,
    conversationKey: `${visitor.id}:${conversation}`,
    // A browser gets another id as often as it likes, a client its address only once.
    channelKey: `web:${visitor.address}`,
    isDirect: false,
    isAdmin: visitor.isOperator,
    visibility: 'private',
    offers: ['follow-up', 'comment'],
    // The page has no channel that people read.
    helpChannel: '',
    scope: visibleTo(visitor, library),
    ...(follows === undefined ? {} : { follows }),
    ...(press === undefined ? {} : { press }),
  };
};

/** A button's value, its kind before a blank and what it refers to after it; `undefined` for anything else. */
export const readPress = (value: string, comment?: string): Press | undefined => {
  const [kind, ref] = value.split(' ');
  const action = ACTION_KINDS.find((known) => known === kind);
  if (action === undefined || ref === undefined) return undefined;
  return { action, ref, ...(comment === undefined ? {} : { comment }) };
};
