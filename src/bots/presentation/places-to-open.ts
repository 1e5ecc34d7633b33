import type { Card } from './card.ts';
import { wordsFor } from './words/words.ts';

/** An address at which a passage can be read, with what stands on its button. */
export interface PlaceToOpen {
  readonly label: string;
  /** As the article or the viewer gives it: whoever shows it checks it. */
  readonly url: string;
}

/** Where the passages that come nearest can be opened, each address once; nothing where there is an answer. */
export const placesToOpen = (card: Card): readonly PlaceToOpen[] => {
  if (card.kind !== 'abstention') return [];
  const words = wordsFor(card.locale);
  const places = new Map<string, PlaceToOpen>();
  for (const { source } of card.nearest) {
    const url = source.viewerUrl ?? source.url;
    if (url === undefined) continue;
    // One address may be written in several ways.
    const address = URL.canParse(url) ? new URL(url).href : url;
    if (places.has(address)) continue;
    // Several passages of one article are told apart by their sections.
    const title = source.section?.at(-1) ?? source.title;
    places.set(address, { label: words.say('action.open', { title }), url });
  }
  return [...places.values()];
};
