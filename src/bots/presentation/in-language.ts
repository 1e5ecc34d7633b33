import type { Card } from './card.ts';
import { noticeText } from './cards/notice-card.ts';
import { languageOf, wordsFor } from './words/words.ts';

/** The card with the product's own words in the language of a locale, as far as its renderer and notices say them. */
export const inLanguage = (card: Card, locale: string | undefined): Card => {
  if (locale === undefined || languageOf(locale) === 'en') return card;
  return card.kind === 'notice' && card.notice !== undefined
    ? { ...card, locale, text: noticeText(card.notice, wordsFor(locale)) }
    : { ...card, locale };
};
