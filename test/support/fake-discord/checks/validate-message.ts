import { emptyMessage, Form } from '../api-error.ts';
import { FLAG, lengthOf } from '../constants.ts';
import type { EmbedBody, FakeFile, FakeMessage, MessageBody } from '../fake-types.ts';
import { validateComponents } from './validate-components.ts';

export interface MessageContext {
  /** The message being edited. */
  readonly old?: FakeMessage;
  readonly files?: readonly FakeFile[];
  readonly isInteraction?: boolean;
}

const trimmed = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : String(text).trim();

const size = (text: string | undefined): number => lengthOf(trimmed(text) ?? '');

/** The embed's share of the 6000 characters that a message's embeds may have. */
const checkEmbed = (form: Form, path: string, embed: EmbedBody): number => {
  form.max(`${path}.title`, trimmed(embed.title), 256);
  form.max(`${path}.description`, trimmed(embed.description), 4096);
  form.max(`${path}.footer.text`, trimmed(embed.footer?.text), 2048);
  form.max(`${path}.author.name`, trimmed(embed.author?.name), 256);
  if (embed.url && !/^https?:\/\//u.test(embed.url)) {
    form.add(
      `${path}.url`,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${embed.url.split(':')[0]}" is not supported. Scheme must be one of ('http', 'https').`,
    );
  }
  const fields = embed.fields ?? [];
  if (fields.length > 25) {
    form.add(`${path}.fields`, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  }
  let sum = size(embed.title) + size(embed.description);
  sum += size(embed.footer?.text) + size(embed.author?.name);
  for (const [index, field] of fields.entries()) {
    form.range(`${path}.fields.${index}.name`, trimmed(field.name), 1, 256);
    form.range(`${path}.fields.${index}.value`, trimmed(field.value), 1, 1024);
    sum += size(field.name) + size(field.value);
  }
  const shown = [embed.title, embed.description, embed.image, embed.thumbnail];
  if (!shown.some(Boolean) && fields.length === 0 && !embed.author && !embed.footer) {
    form.add(`${path}.description`, 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  return sum;
};

const checkEmbeds = (form: Form, embeds: readonly EmbedBody[]): void => {
  if (embeds.length > 10) {
    form.add('embeds', 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  }
  let sum = 0;
  for (const [index, embed] of embeds.entries()) sum += checkEmbed(form, `embeds.${index}`, embed);
  if (sum > 6000) {
    form.add('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
};

const checkMentions = (form: Form, allowed: MessageBody['allowed_mentions']): void => {
  for (const kind of ['users', 'roles'] as const) {
    const ids = allowed?.[kind] ?? [];
    if (ids.length > 100) {
      form.add(
        `allowed_mentions.${kind}`,
        'BASE_TYPE_MAX_LENGTH',
        'Must be 100 or fewer in length.',
      );
    }
    if (ids.length > 0 && allowed?.parse?.includes(kind)) {
      form.add(
        'allowed_mentions',
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
};

const checkFlags = (form: Form, body: MessageBody, context: MessageContext): boolean => {
  const { old, isInteraction = false } = context;
  const allowed =
    FLAG.suppressEmbeds |
    FLAG.componentsV2 |
    FLAG.suppressNotifications |
    FLAG.voiceMessage |
    (isInteraction ? FLAG.ephemeral : 0);
  const extra = (body.flags ?? 0) & ~allowed;
  if (old === undefined && extra !== 0) {
    form.add('flags', 'INVALID_FLAGS', `Flags ${extra} cannot be set here`);
  }
  return (((body.flags ?? 0) | (old?.flags ?? 0)) & FLAG.componentsV2) !== 0;
};

const checkLegacyFields = (form: Form, body: MessageBody): void => {
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const value = body[field];
    const isEmpty =
      !value || ((typeof value === 'string' || Array.isArray(value)) && value.length === 0);
    if (!isEmpty) {
      form.add(
        field,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
    }
  }
};

const isEmpty = (body: MessageBody, { old, files = [] }: MessageContext): boolean => {
  const field = <K extends 'content' | 'embeds' | 'components' | 'attachments'>(key: K) =>
    body[key] !== undefined ? body[key] : old?.[key];
  if (field('content')?.trim()) return false;
  const lists = [field('embeds'), field('components'), field('attachments'), body.sticker_ids];
  return lists.every((list) => !list?.length) && files.length === 0 && !body.poll;
};

/** Checks a message body against Discord's rules. @throws {ApiError} 50035 or 50006. */
export const validateMessage = (body: MessageBody, context: MessageContext = {}): void => {
  const form = new Form();
  if (body.content != null && typeof body.content !== 'string') {
    form.add('content', 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
  }
  form.max('content', body.content, 2000);
  const isV2 = checkFlags(form, body, context);
  if (body.embeds != null) checkEmbeds(form, body.embeds);
  if (isV2) checkLegacyFields(form, body);
  validateComponents(form, body.components, isV2);
  if (body.nonce != null) form.max('nonce', String(body.nonce), 25);
  checkMentions(form, body.allowed_mentions);
  form.done();
  if (isEmpty(body, context)) throw emptyMessage();
};
