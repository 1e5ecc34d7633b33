import { describe, expect, it } from 'vitest';
import type { Command, CommandOption } from '../../../../../src/bots/commands/command.ts';
import { COMMANDS } from '../../../../../src/bots/commands/commands.ts';
import {
  applicationCommands,
  isRegistered,
} from '../../../../../src/bots/discord/commands/commands.ts';
import { Form } from '../../../../support/fake-discord/api-error.ts';
import { validateCommand } from '../../../../support/fake-discord/checks/validate-command.ts';

const option = (given: Partial<CommandOption>): CommandOption => ({
  name: 'question',
  description: 'What to ask',
  required: false,
  kind: 'text',
  ...given,
});

const command = (given: Partial<Command>): Command => ({
  name: 'ask',
  description: 'Asks',
  options: [],
  run: async () => {
    throw new Error('not run here');
  },
  ...given,
});

describe('applicationCommands', () => {
  it('makes an application command of every command, as Discord accepts it', () => {
    const made = applicationCommands(COMMANDS);
    for (const { name } of COMMANDS) expect(made.map((one) => one.name)).toContain(name);
    const form = new Form();
    for (const [index, one] of made.entries()) validateCommand(form, one, String(index));
    expect(() => form.done()).not.toThrow();
  });

  it('puts required options first and cuts what is too long', () => {
    const options = [
      option({ name: 'private', kind: 'boolean', description: 'd'.repeat(200) }),
      option({ required: true, maxLength: 40_000 }),
    ];
    const [made] = applicationCommands([command({ options })]);
    expect(made?.options.map(({ name }) => name)).toEqual(['question', 'private']);
    expect(made?.options[0]).toMatchObject({ type: 3, required: true, max_length: 6000 });
    expect(made?.options[1]?.type).toBe(5);
    expect(made?.options[1]?.description).toHaveLength(100);
  });
});

it('offers commands for admins to those who may manage the server, in servers alone', () => {
  const choices = ['status', 'settings'];
  const [made] = applicationCommands([
    command({ audience: 'admin', options: [option({ choices, completes: 'topic' })] }),
  ]);
  expect(made).toMatchObject({
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
  });
  expect(made?.options[0]?.choices).toEqual(choices.map((name) => ({ name, value: name })));
  expect(made?.options[0]?.autocomplete).toBeUndefined();
});

describe('isRegistered', () => {
  const wanted = applicationCommands(COMMANDS);
  /** As Discord answers: more fields, absent ones left out, lists in another order. */
  const registered = [...wanted].reverse().map((one) => ({
    ...one,
    id: '1',
    version: '2',
    contexts: [...one.contexts].reverse(),
    ...(one.options.length === 0 && { options: undefined }),
  })) as Parameters<typeof isRegistered>[1];

  it('sees no difference in what Discord adds', () => {
    expect(isRegistered(wanted, registered)).toBe(true);
  });

  it.each([
    ['one is missing', registered.slice(1)],
    ['one is too many', [...registered, { name: 'old' }]],
    ['a description differs', registered.map((one) => ({ ...one, description: 'other' }))],
    ['an option is gone', registered.map((one) => ({ ...one, options: [] }))],
    [
      'everybody is shown it',
      registered.map((one) => ({ ...one, default_member_permissions: null })),
    ],
    [
      'choices are gone',
      registered.map((one) => ({
        ...one,
        options: (one.options ?? []).map(({ choices: _, ...option }) => option),
      })),
    ],
    ['they are for servers only', registered.map((one) => ({ ...one, contexts: [0] }))],
  ])('sees that %s', (_what, other) => {
    expect(isRegistered(wanted, other)).toBe(false);
  });
});
