import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/bots/commands/commands.ts';
import { applicationCommands } from '../../src/bots/discord/commands/commands.ts';
import {
  BUTTON_LABEL_MAX,
  COMMAND_DESCRIPTION_MAX,
  COMMAND_NAME_PATTERN,
  FORM_TITLE_MAX,
} from '../../src/bots/discord/messages/limits.ts';
import { ENGLISH, type MessageKey } from '../../src/bots/presentation/words/english.ts';
import {
  CATALOGUES,
  LANGUAGES,
  languageOf,
  wordsFor,
} from '../../src/bots/presentation/words/words.ts';
import { BUTTON_TEXT_MAX, VIEW_TITLE_MAX } from '../../src/bots/slack/blocks/limits.ts';
import { Form } from '../support/fake-discord/api-error.ts';
import { validateCommand } from '../support/fake-discord/checks/validate-command.ts';
import { LIMITS } from '../support/fake-slack/checks/block-limits.ts';

const KEYS = Object.keys(ENGLISH) as readonly MessageKey[];

interface Node {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

/** Names of a message's places, and the plural forms that it has. Types: 0 literal, 6 plural, 7 pound. */
const read = (message: string, language: string) => {
  const places = new Set<string>();
  const forms: string[][] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type !== 0 && node.type !== 7) places.add(node.value);
      if (node.options !== undefined) forms.push(Object.keys(node.options));
      for (const { value } of Object.values(node.options ?? {})) walk(value);
    }
  };
  walk(new IntlMessageFormat(message, language).getAst() as readonly Node[]);
  return { places: [...places].sort(), forms };
};

/** The longest that texts of these keys may be on Slack and on Discord. Sources: their limits files. */
const limitOf = (key: MessageKey): number => {
  if (/^form\..*title$/u.test(key)) return Math.min(VIEW_TITLE_MAX, FORM_TITLE_MAX);
  if (/^form\..*label$/u.test(key)) return FORM_TITLE_MAX;
  if (key === 'form.ask' || key === 'form.send' || key === 'form.close') return VIEW_TITLE_MAX;
  if (key === 'action.remove' || key === 'remove.keep') return LIMITS.confirmButton;
  if (key === 'remove.title') return LIMITS.confirmTitle;
  if (key === 'remove.text') return LIMITS.confirmText;
  if (/^(?:action|opinion|spoken)\./u.test(key)) return Math.min(BUTTON_TEXT_MAX, BUTTON_LABEL_MAX);
  if (key === 'answer.open') return BUTTON_LABEL_MAX;
  return 400;
};

describe.each(['en', ...LANGUAGES] as const)("the bot's own words in %s", (language) => {
  const messages: Readonly<Record<string, string>> =
    language === 'en' ? ENGLISH : CATALOGUES[language].messages;

  it('are there for every message, and for no other', () => {
    expect(Object.keys(messages).sort()).toEqual([...KEYS].sort());
  });

  it.each(KEYS)('%s has the places of the English one, fits everywhere, and can be said', (key) => {
    const message = messages[key] ?? '';
    const { places, forms } = read(message, language);
    expect(places).toEqual(read(ENGLISH[key], 'en').places);
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const form of forms) {
      expect(form).toContain('other');
      // "many" is said of millions alone, in French and Spanish.
      for (const name of needed.filter((one) => one !== 'many')) expect(form).toContain(name);
    }
    const values = Object.fromEntries(places.map((place) => [place, 3]));
    const said = wordsFor(language).say(key, values);
    expect(said.trim()).not.toBe('');
    expect(said).not.toMatch(/[{}]|undefined/u);
    expect(said.length).toBeLessThanOrEqual(limitOf(key));
  });

  it('put values in as they are, whatever is in them', () => {
    const value = "<b>{x} #, plural '' & \u202e";
    expect(wordsFor(language).say('notice.wrong-channel', { value })).toContain(value);
  });
});

describe.each(LANGUAGES)('the commands in %s', (language) => {
  const { commands, answerThis } = CATALOGUES[language];

  it('are named and described each, as Discord takes them, no two alike', () => {
    expect(Object.keys(commands).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
    const names = Object.values(commands).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of Object.values(commands)) {
      expect(name).toMatch(COMMAND_NAME_PATTERN);
      expect(name).toBe(name.toLowerCase());
      expect(description.length).toBeLessThanOrEqual(COMMAND_DESCRIPTION_MAX);
    }
    expect(answerThis.length).toBeLessThanOrEqual(32);
  });

  it.each(COMMANDS)('describe every option of $name, and no other', ({ name, options }) => {
    const described = commands[name]?.options ?? {};
    expect(Object.keys(described).sort()).toEqual(options.map((option) => option.name).sort());
    for (const description of Object.values(described)) {
      expect(description.trim()).not.toBe('');
      expect(description.length).toBeLessThanOrEqual(COMMAND_DESCRIPTION_MAX);
    }
  });
});

it('registers commands with every language, as Discord takes them', () => {
  for (const command of applicationCommands(COMMANDS)) {
    const form = new Form();
    validateCommand(form, command, 'command');
    expect(() => form.done()).not.toThrow();
    expect(Object.keys(command.name_localizations ?? {})).toEqual(
      expect.arrayContaining(['de', 'fr', 'es-ES', 'es-419', 'ja', 'zh-CN', 'zh-TW']),
    );
  }
});

it.each([
  ['de', 'de'],
  ['fr-CA', 'fr'],
  ['es-419', 'es'],
  ['zh-TW', 'zh'],
  ['ja_JP', 'ja'],
  ['en-GB', 'en'],
  ['pt-BR', 'en'],
  ['__proto__', 'en'],
  [undefined, 'en'],
])('speaks to %s in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
