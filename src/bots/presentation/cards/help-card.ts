import type { HelpCard } from '../card.ts';
import type { Words } from '../words/words.ts';

/** How to ask: the commands, and questions that are sure to be answered. */
export const helpCard = (content: {
  readonly commands: HelpCard['commands'];
  readonly samples: readonly string[];
  /** How many articles there are to answer from. */
  readonly articleCount: number;
  readonly words: Words;
}): HelpCard => ({
  kind: 'help',
  lead: content.words.say(content.articleCount === 0 ? 'help.empty' : 'help.lead'),
  commands: content.commands,
  samples: content.samples,
  notes: content.articleCount === 0 ? [] : [content.words.say('help.narrow')],
  actions: [],
});
