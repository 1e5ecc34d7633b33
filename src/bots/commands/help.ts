import { articlesIn } from '../../qa/library/articles-in.ts';
import { helpCard } from '../presentation/cards/help-card.ts';
import { commandWords, type Words, wordsFor } from '../presentation/words/words.ts';
import { isFilterName } from '../requests/parse-filters.ts';
import { type Command, mayUse } from './command.ts';
import { sampleQuestions } from './sample-questions.ts';

/** `/ask question`, `/figure [topic]`: the text options of a command, optional ones in brackets; the card tells of filters by itself. */
const usageOf = (command: Command, prefix: string): string => {
  const options = command.options
    .filter(({ kind }) => kind === 'text')
    .filter(({ name }, index) => index === 0 || !isFilterName(name))
    .map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`${prefix}${command.name}`, ...options].join(' ');
};

const describe = ({ name, description }: Command, { language }: Words): string =>
  commandWords(name)[language]?.description ?? description;

/** How to ask, with questions that are sure to be answered. */
export const help: Command = {
  name: 'help',
  description: 'Shows how to ask, with questions that have an answer',
  options: [],
  run: async (input, services) => {
    const library = services.library();
    const words = wordsFor(input.locale);
    const articleCount = articlesIn(library, input.scope).length;
    return {
      card: helpCard({
        commands: input.commands
          .filter((command) => mayUse(command, input.isAdmin))
          .map((command) => ({
            usage: usageOf(command, input.commandPrefix),
            description: describe(command, words),
          })),
        samples: await sampleQuestions(library, input.scope),
        articleCount,
        words,
      }),
      visibility: 'private',
    };
  },
};
