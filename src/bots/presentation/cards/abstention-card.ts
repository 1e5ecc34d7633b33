import type { AbstentionReason, Answer } from '../../../qa/types.ts';
import type { AbstentionCard } from '../card.ts';
import { type Documents, plainQuoteOf } from '../quotes/quote.ts';

type Abstention = Extract<Answer, { readonly kind: 'abstention' }>;

import { languageOf, type Words, wordsFor } from '../words/words.ts';

/** More would bury the one line that matters. */
const MAX_NEAREST = 3;
const MAX_MISSING_LENGTH = 80;

const shortened = (missing: string): string =>
  missing.length > MAX_MISSING_LENGTH ? `${missing.slice(0, MAX_MISSING_LENGTH)}…` : missing;

/** What the languages are called that questions are recognised in. Source: `qa/analysis/recognise-language.ts`. */
const LANGUAGE_CODES: Readonly<Record<string, string>> = {
  German: 'de',
  French: 'fr',
  Spanish: 'es',
  Italian: 'it',
  Portuguese: 'pt',
  Dutch: 'nl',
  Chinese: 'zh',
  Japanese: 'ja',
  Korean: 'ko',
  Russian: 'ru',
  Arabic: 'ar',
  Hebrew: 'he',
  Greek: 'el',
  Hindi: 'hi',
  Thai: 'th',
};

/** A question in another language is told so in that language, where that is one of ours. */
const inOtherLanguage = (language: string, asked: Words): Told => {
  const code = LANGUAGE_CODES[language];
  const words = code !== undefined && languageOf(code) !== 'en' ? wordsFor(code) : asked;
  const name = code === undefined ? language : (words.languageName(code) ?? language);
  return {
    headline: words.say('abstention.english-only'),
    reason: words.say('abstention.unsupported-language', { language: shortened(name) }),
  };
};

interface Told {
  readonly headline: string;
  readonly reason: string;
}

/** Why there is no answer, in the words users read. */
const wordsOf = (reason: AbstentionReason, missing: string, words: Words): Told => {
  const { say } = words;
  const isNamed = missing !== '';
  const values = { missing: shortened(missing) };
  switch (reason) {
    case 'no-passage':
      return { headline: say('abstention.not-there'), reason: say('abstention.no-passage') };
    case 'low-evidence':
      return { headline: say('abstention.not-sure'), reason: say('abstention.low-evidence') };
    case 'missing-entity':
      return {
        headline: say('abstention.not-sure'),
        reason: isNamed ? say('abstention.missing-entity', values) : say('abstention.missing-name'),
      };
    case 'missing-period':
      return {
        headline: say('abstention.not-sure'),
        reason: isNamed ? say('abstention.missing-period', values) : say('abstention.missing-time'),
      };
    case 'filtered-out':
      return { headline: say('abstention.not-there'), reason: say('abstention.filtered-out') };
    case 'not-a-question':
      return {
        headline: say('abstention.not-understood'),
        reason: say('abstention.not-a-question'),
      };
    case 'unsupported-language':
      return isNamed
        ? inOtherLanguage(missing, words)
        : {
            headline: say('abstention.english-only'),
            reason: say('abstention.another-language'),
          };
    default:
      return reason satisfies never;
  }
};

/** The card that says honestly that there is no answer, why, and which passages come nearest. */
export const abstentionCard = (
  answer: Abstention,
  notes: readonly string[],
  documents: Documents,
  words: Words = wordsFor(undefined),
): AbstentionCard => ({
  kind: 'abstention',
  ...wordsOf(answer.reason, answer.missing ?? '', words),
  nearest: answer.nearest
    .slice(0, MAX_NEAREST)
    .map((citation) => plainQuoteOf(citation, documents)),
  ...(answer.didYouMean === undefined ? {} : { didYouMean: answer.didYouMean }),
  notes,
  actions: [],
});
