import type { types } from '@slack/bolt';
import type { Card } from '../../presentation/card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { buttonsOf } from './buttons.ts';
import { unitsOf } from './card-units.ts';
import { FALLBACK_TEXT_MAX, MESSAGE_BLOCKS_MAX, MESSAGE_CHARACTERS_MAX } from './limits.ts';
import { plainBlocks } from './plain-blocks.ts';
import { small, type Unit } from './rich-text.ts';
import { rowsAsLines } from './table-lines.ts';
import { cleanText, escapeText } from './text.ts';
import { shorten } from './trim.ts';

/** What is posted for a card: the blocks, and the words for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** Escaping makes `&`, `<` and `>` longer; this leaves room for it. */
const FALLBACK_ROOM = 3000;
const LEAD_MAX = 500;
/** Room for the question above, the lines that say that something was cut or missing, and three rows of controls. */
const RESERVED_BLOCKS = 6;

const isTable = (block: types.KnownBlock): block is types.TableBlock | types.DataTableBlock =>
  block.type === 'table' || block.type === 'data_table';

/** Slack takes one table a message: the rows of further ones become lines. Source: docs.slack.dev, "Table block". */
const withOneTable = (units: readonly Unit[]): readonly Unit[] => {
  const first = units.findIndex(({ block }) => isTable(block));
  return units.map((unit, at) =>
    at > first && isTable(unit.block) ? { ...unit, block: rowsAsLines(unit.block) } : unit,
  );
};

/** The units that fit into one message, and whether some were left out. */
const takeFitting = (
  units: readonly Unit[],
): { readonly kept: readonly Unit[]; readonly isCut: boolean } => {
  const kept: Unit[] = [];
  let characters = 0;
  for (const unit of units) {
    characters += JSON.stringify(unit.text).length;
    if (kept.length >= MESSAGE_BLOCKS_MAX - RESERVED_BLOCKS) break;
    if (characters > MESSAGE_CHARACTERS_MAX) break;
    kept.push(unit);
  }
  return { kept, isCut: kept.length < units.length };
};

/** The first words that fit, escaped: `&` becomes five characters, so the cut is tried again until it fits. */
const fallbackText = (lines: readonly string[]): string => {
  const clean = cleanText(lines.join('\n'));
  for (let room = FALLBACK_ROOM; ; room = Math.floor(room / 2)) {
    const escaped = escapeText(shorten(clean, room));
    if (escaped.length <= FALLBACK_TEXT_MAX) return escaped;
  }
};

/** What a notification should show first; in the message itself it stands in bold inside its sentence. */
const leadOf = (card: Card): readonly string[] => {
  if (card.kind !== 'answer') return [];
  const answer = shorten(cleanText(card.answer ?? '').trim(), LEAD_MAX);
  return answer === '' ? [] : [answer];
};

/** The message for a card: within Slack's limits, nothing in it able to notify anyone. Pure. */
export const renderCard = (card: Card): SlackMessage => {
  const { kept, isCut } = takeFitting(withOneTable(unitsOf(card)));
  const note = wordsFor(card.locale).say('answer.shortened');
  const shown = isCut ? [...kept, small(note, note.length)] : kept;
  return {
    text: fallbackText([
      ...leadOf(card),
      ...shown.map((unit) => unit.text).filter((text) => text !== ''),
    ]),
    blocks: [...shown.map((unit) => unit.block), ...buttonsOf(card)],
  };
};

/** The message in blocks that every client and workspace takes; `undefined` where it is that already. */
export const plainMessage = (message: SlackMessage): SlackMessage | undefined => {
  const blocks = plainBlocks(message.blocks);
  const isSame =
    blocks.length === message.blocks.length &&
    blocks.every((block, at) => block === message.blocks[at]);
  return isSame ? undefined : { ...message, blocks };
};
