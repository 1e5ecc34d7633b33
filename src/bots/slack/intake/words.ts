import { asksForAbove } from '../../../qa/understanding/asking/small-talk.ts';
import { hasWords } from '../../requests/request-text.ts';
import { readSlackText } from './inbound-text.ts';

/** Blocks, attachments and elements as Slack sends them: their kinds are many, and what they hold is looked for. */
type Part = Readonly<Record<string, unknown>>;

/** What a message says, as far as it matters here. */
export interface WordsFields {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

/** Parts that hold parts: deeper than this Slack nests none. */
const DEPTH_MAX = 8;
/** Parts of one message that are looked at. */
const PARTS_MAX = 400;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;
const partsOf = (value: unknown): readonly Part[] =>
  (Array.isArray(value) ? value : [value]).filter(isPart).slice(0, PARTS_MAX);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Elements of rich text that end a line. Source: docs.slack.dev, "Rich text block". */
const LINES = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

const richWords = (element: Part, depth = 0): string => {
  if (depth > DEPTH_MAX) return '';
  const { type, text, url } = element;
  if (type === 'text') return textOf(text);
  if (type === 'link') return textOf(text) || textOf(url);
  const inner = partsOf(element.elements).map((part) => richWords(part, depth + 1));
  return LINES.has(textOf(type)) ? `${inner.join('')}\n` : inner.join('');
};

/** A text object, or the text itself: marked up, unless it says that it is plain. */
const objectWords = (value: unknown): string => {
  if (typeof value === 'string') return readSlackText(value);
  if (!isPart(value)) return '';
  const text = textOf(value.text);
  return value.type === 'plain_text' ? text : readSlackText(text);
};

const blockWords = (block: Part): string => {
  if (block.type === 'rich_text')
    return partsOf(block.elements)
      .map((part) => richWords(part))
      .join('');
  const fields = [block.text, ...partsOf(block.fields), ...partsOf(block.elements)];
  return fields
    .map(objectWords)
    .filter((words) => words !== '')
    .join('\n');
};

const blocksWords = (blocks: unknown): string => partsOf(blocks).map(blockWords).join('\n').trim();

/** A shared message's words: its text, its blocks, or what Slack shows where it can show neither. */
const attachmentWords = (attachment: Part): string => {
  const text = readSlackText(textOf(attachment.text));
  if (hasWords(text)) return text;
  const messages = partsOf(attachment.message_blocks).map(({ message }) =>
    isPart(message) ? blocksWords(message.blocks) : '',
  );
  const inside = [blocksWords(attachment.blocks), ...messages].find(hasWords);
  return inside ?? readSlackText(textOf(attachment.title) || textOf(attachment.fallback));
};

/**
 * What a message asks in words: its own text; where it has none its blocks; and where those say nothing, or ask no more
 * than an answer, what it shares. Source: docs.slack.dev, "Message event", `blocks`, `attachments`.
 */
export const messageWords = ({ text = '', blocks, attachments }: WordsFields): string => {
  const typed = readSlackText(text);
  // Blocks say the same again where there is a text.
  const own = text.trim() === '' ? blocksWords(blocks) : typed;
  if (hasWords(own) && !asksForAbove(own)) return own;
  const shared = partsOf(attachments).map(attachmentWords).filter(hasWords).join('\n');
  return shared === '' ? own || typed : shared;
};
