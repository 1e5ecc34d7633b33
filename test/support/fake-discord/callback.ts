import { alreadyAcknowledged, Form, unknownInteraction, unknownMessage } from './api-error.ts';
import { validateMessage } from './checks/validate-message.ts';
import { FLAG } from './constants.ts';
import type { ComponentBody, FakeFile, FakeMessage, MessageBody } from './fake-types.ts';
import type { Choice, Interaction, ModalBody } from './interaction.ts';
import { type Messages, withFiles } from './messages.ts';
import type { World } from './world.ts';

export interface CallbackBody {
  readonly type?: number;
  readonly data?: MessageBody & ModalBody & { readonly choices?: readonly Choice[] };
}

const REPLY = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

/** Which callbacks answer which interaction, by interaction type. */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9, 10, 12],
  3: [4, 5, 6, 7, 9, 10, 12],
  4: [8],
  5: [4, 5, 6, 7, 10, 12],
};

/** What a message that answers an interaction says of it. */
export const metadataOf = (world: World, interaction: Interaction): Record<string, unknown> => ({
  application_id: world.settings.applicationId,
  webhook_id: world.settings.applicationId,
  interaction_metadata: {
    id: interaction.id,
    type: interaction.type,
    user: interaction.user,
    authorizing_integration_owners: interaction.payload.authorizing_integration_owners,
    ...(interaction.message && { interacted_message_id: interaction.message.id }),
  },
});

const checkChoices = (form: Form, choices: readonly Choice[] | undefined): void => {
  if (!Array.isArray(choices)) {
    form.add('data.choices', 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (choices.length > 25) {
    form.add('data.choices', 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 25 in length.');
  }
  for (const [index, choice] of choices.entries()) {
    form.range(`data.choices.${index}.name`, choice.name, 1, 100);
    if (typeof choice.value === 'string') {
      form.range(`data.choices.${index}.value`, choice.value, 0, 100);
    }
  }
};

const TEXT_INPUT = 4;
const LABEL = 18;
const RADIO_GROUP = 21;
const CHECKBOX_GROUP = 22;

/** Options to pick from stand in a label only, two to ten, one to ten where several may be picked. */
const checkOptions = (
  form: Form,
  path: string,
  parent: ComponentBody,
  input: ComponentBody,
): void => {
  if (parent.type !== LABEL) form.add(path, 'BASE_TYPE_CHOICES', 'must stand in a label');
  form.range(`${path}.options`, input.options, input.type === RADIO_GROUP ? 2 : 1, 10);
  for (const [index, option] of (input.options ?? []).entries()) {
    form.range(`${path}.options.${index}.label`, option.label, 1, 100);
    form.range(`${path}.options.${index}.value`, option.value, 1, 100);
    form.max(`${path}.options.${index}.description`, option.description, 100);
  }
};

const checkInput = (
  form: Form,
  path: string,
  parent: ComponentBody,
  input: ComponentBody,
): void => {
  form.range(`${path}.custom_id`, input.custom_id, 1, 100);
  if (input.type === RADIO_GROUP || input.type === CHECKBOX_GROUP) {
    checkOptions(form, path, parent, input);
  }
  if (input.type !== TEXT_INPUT) return;
  form.max(`${path}.placeholder`, input.placeholder, 100);
  if (parent.type === 1) form.range(`${path}.label`, input.label, 1, 45);
};

const checkModal = (form: Form, modal: ModalBody): void => {
  form.range('data.custom_id', modal.custom_id, 1, 100);
  form.range('data.title', modal.title, 1, 45);
  form.range('data.components', modal.components, 1, 5);
  for (const [index, part] of (modal.components ?? []).entries()) {
    const path = `data.components.${index}`;
    if (![1, 10, 18].includes(part.type ?? 0)) {
      form.add(`${path}.type`, 'BASE_TYPE_CHOICES', 'Value must be one of (1, 10, 18).');
    }
    if (part.type === LABEL) {
      form.range(`${path}.label`, part.label, 1, 45);
      form.max(`${path}.description`, part.description, 100);
    }
    const inputs = part.component ? [part.component] : (part.components ?? []);
    for (const input of inputs) checkInput(form, path, part, input);
  }
};

const checkDefer = (form: Form, flags: number): void => {
  if (flags & ~FLAG.ephemeral) {
    form.add('data.flags', 'INVALID_FLAGS', 'only EPHEMERAL may be set on a deferred response');
  }
};

/** Takes the first answer to an interaction. @throws {ApiError} 10062 when late, 40060 the second time, 50035 when malformed. */
export const acceptCallback = (
  world: World,
  messages: Messages,
  interaction: Interaction,
  body: CallbackBody,
  files: readonly FakeFile[],
): FakeMessage | undefined => {
  const { type = 0, data = {} } = body;
  if (interaction.state === 'expired') throw unknownInteraction();
  if (interaction.state === 'acked') {
    world.problem('second callback for one interaction', { id: interaction.id, type });
    throw alreadyAcknowledged();
  }
  const form = new Form();
  if (!(ALLOWED[interaction.type] ?? [1]).includes(type)) {
    form.add('type', 'INTERACTION_TYPE_INVALID', `Callback type ${type} is not valid here`);
    form.done();
  }
  if (type === DEFER) checkDefer(form, data.flags ?? 0);
  if (type === CHOICES) checkChoices(form, data.choices);
  if (type === MODAL) checkModal(form, data);
  form.done();
  const made = perform(world, messages, interaction, type, data, files);
  interaction.state = 'acked';
  interaction.ackMs = Date.now() - interaction.sentAt;
  interaction.callbacks.push({ at: Date.now(), type });
  if (made && type !== UPDATE) messages.announce(made);
  world.touch();
  return made;
};

const perform = (
  world: World,
  messages: Messages,
  interaction: Interaction,
  type: number,
  data: NonNullable<CallbackBody['data']>,
  files: readonly FakeFile[],
): FakeMessage | undefined => {
  const show = (message: FakeMessage): FakeMessage => {
    interaction.original = message;
    interaction.replies.push(message);
    return message;
  };
  const extra = metadataOf(world, interaction);
  switch (type) {
    case REPLY:
      validateMessage(data, { files, isInteraction: true });
      interaction.ephemeral = ((data.flags ?? 0) & FLAG.ephemeral) !== 0;
      return show(messages.make(interaction.channel, world.bot, withFiles(data, files), extra));
    case DEFER: {
      const flags = data.flags ?? 0;
      interaction.deferred = true;
      interaction.ephemeral = (flags & FLAG.ephemeral) !== 0;
      return show(
        messages.make(interaction.channel, world.bot, { flags: FLAG.loading | flags }, extra),
      );
    }
    case DEFER_UPDATE:
      interaction.deferred = true;
      interaction.original = interaction.message;
      return undefined;
    case UPDATE:
      if (!interaction.message) throw unknownMessage();
      return show(messages.edit(interaction.message, withFiles(data, files), files));
    case CHOICES:
      interaction.choices = data.choices;
      return undefined;
    case MODAL:
      interaction.modal = data;
      return undefined;
    default:
      return undefined;
  }
};
