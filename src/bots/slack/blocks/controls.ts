import type { types } from '@slack/bolt';
import { BUTTON_TEXT_MAX } from './limits.ts';
import { shortenLabel } from './trim.ts';

/** What every control of ours starts its `action_id` with. */
export const ACTION_PREFIX = 'newsdesk';

/** Text that is shown as it stands. */
export const plainText = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text,
  emoji: false,
});

/** A button of ours; `id` tells them apart within their block. */
export const plainButton = (id: string, label: string, value: string): types.Button => ({
  type: 'button',
  action_id: `${ACTION_PREFIX}:${id}`,
  text: plainText(shortenLabel(label, BUTTON_TEXT_MAX)),
  value,
});

/** A button that leads to an address. */
export const linkButton = (id: string, label: string, url: string): types.Button => ({
  type: 'button',
  action_id: `${ACTION_PREFIX}:${id}`,
  text: plainText(shortenLabel(label, BUTTON_TEXT_MAX)),
  url,
});
