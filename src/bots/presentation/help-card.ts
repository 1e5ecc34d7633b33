import type { HelpCard } from './card.ts';

const LEAD =
  'Ask me about the articles in plain English. I answer in their own words, and name who said it and where it stands.';
const EMPTY_LEAD =
  'I have no articles to answer from yet. Whoever runs me can add some: one Markdown or text file each, in the corpus folder.';

/** How to ask: the commands, and questions that are sure to be answered. */
export const helpCard = (content: {
  readonly commands: HelpCard['commands'];
  readonly samples: readonly string[];
  /** How many articles there are to answer from. */
  readonly articleCount: number;
}): HelpCard => ({
  kind: 'help',
  lead: content.articleCount === 0 ? EMPTY_LEAD : LEAD,
  commands: content.commands,
  samples: content.samples,
  notes:
    content.articleCount === 0
      ? []
      : [
          'Narrow a question down with by:"a name", after:2022-01-31, before:2022 or article:"a title".',
        ],
  actions: [],
});
