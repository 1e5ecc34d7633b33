import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue, CommandWords } from './catalogue.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH, type MessageKey } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import { SPANISH } from './spanish.ts';

/** Every language besides English that the bot's own words are in; an entry here and its file add one. */
export const CATALOGUES = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ja: JAPANESE,
  zh: CHINESE,
} as const satisfies Readonly<Record<string, Catalogue>>;

export type Language = keyof typeof CATALOGUES | 'en';

/** The languages besides English. */
export const LANGUAGES = [
  'de',
  'fr',
  'es',
  'ja',
  'zh',
] as const satisfies readonly (keyof typeof CATALOGUES)[];

/** What stands in the places of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** The bot's own words in one language. What articles say is never among them. */
export interface Words {
  readonly language: Language;
  /** A message, with its values in place; numbers and plurals are those of the language. */
  say(key: MessageKey, values?: Values): string;
  /** What another language is called in this one; `undefined` where nobody knows. */
  languageName(code: string): string | undefined;
}

const isKnown = (code: string): code is keyof typeof CATALOGUES => Object.hasOwn(CATALOGUES, code);

/** The language for a locale as a platform tells it, such as "de" or "zh-CN"; English where there is none of ours. */
export const languageOf = (locale: string | undefined): Language => {
  const [primary = ''] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return isKnown(primary) ? primary : 'en';
};

const createWords = (language: Language): Words => {
  const messages: Readonly<Record<MessageKey, string>> =
    language === 'en' ? ENGLISH : CATALOGUES[language].messages;
  // A message is parsed when it is first said.
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return {
    language,
    say: (key, values = {}) => {
      const known =
        parsed.get(key) ??
        new IntlMessageFormat(messages[key], language, undefined, { ignoreTag: true });
      parsed.set(key, known);
      return String(known.format<string>(values));
    },
    languageName: (code) =>
      new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code),
  };
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: createWords('en'),
  de: createWords('de'),
  fr: createWords('fr'),
  es: createWords('es'),
  ja: createWords('ja'),
  zh: createWords('zh'),
};

/** The bot's own words for a locale; English where it is not one of ours. */
export const wordsFor = (locale: string | undefined): Words => WORDS[languageOf(locale)];

/** How a command is called and described, by language. */
export const commandWords = (name: string): Readonly<Partial<Record<Language, CommandWords>>> =>
  Object.fromEntries(
    Object.entries(CATALOGUES as Readonly<Record<string, Catalogue>>).flatMap(
      ([language, { commands }]) => {
        const words = commands[name];
        return words === undefined ? [] : [[language, words]];
      },
    ),
  );
