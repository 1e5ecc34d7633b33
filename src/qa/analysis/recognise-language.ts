import { foldWord } from './fold-letters.ts';
import { STOP_WORDS } from './word-lists.ts';

/** Words as they are compared: letters plain. */
const words = (text: string): ReadonlySet<string> => new Set(foldWord(text).trim().split(/\s+/));

/** Function words that are frequent in one language and no English words. */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  German: words(
    'der die das und ist nicht wie viel viele wer wann wo warum welche welcher im den dem ein eine wurde wurden von für mit auf zu sind hat',
  ),
  French: words(
    'le la les des est et un une du que qui quel quelle combien où pourquoi dans pour sur avec sont été au aux comment quand ce cette',
  ),
  Spanish: words(
    'el la los las es y un una del que quién cuál cuánto cuántos dónde por qué cuándo en para con son fue al cómo',
  ),
  Italian: words(
    'il lo gli è e un una del della che chi quale quanto quanti dove perché quando nel per con sono stato come di',
  ),
  Portuguese: words(
    'o os as é e um uma do da que quem qual quanto quantos onde por quando em para com são foi ao como',
  ),
  Dutch: words(
    'het een en is niet hoe veel wie wanneer waar waarom welke van voor met op zijn heeft werd de',
  ),
};

const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'Chinese'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Cyrillic}/u, 'Russian'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Hebrew}/u, 'Hebrew'],
  [/\p{Script=Greek}/u, 'Greek'],
  [/\p{Script=Devanagari}/u, 'Hindi'],
  [/\p{Script=Thai}/u, 'Thai'],
];

/**
 * The name of the language a text is in when it is not English, or `undefined`.
 * Most letters outside the Latin script decide; in Latin script, two function words of
 * another language with hardly any English ones beside them do.
 */
export const foreignLanguage = (
  text: string,
  tokenWords: readonly string[],
): string | undefined => {
  const letters = text.match(LETTER)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  if (letters > 0 && latin * 2 < letters) {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'Japanese';
    return SCRIPTS.find(([script]) => script.test(text))?.[1] ?? 'another language';
  }
  const english = tokenWords.filter((word) => STOP_WORDS.has(word)).length;
  let best: string | undefined;
  let most = Math.max(1, english);
  for (const [language, known] of Object.entries(FUNCTION_WORDS)) {
    const count = tokenWords.filter((word) => known.has(word) && !STOP_WORDS.has(word)).length;
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return best;
};
