import { isFilterName } from '../parse-filters.ts';
import { helpCard } from '../presentation/help-card.ts';
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

/** How to ask, with questions that are sure to be answered. */
export const help: Command = {
  name: 'help',
  description: 'Shows how to ask, with questions that have an answer',
  options: [],
  run: async (input, services) => {
    const library = services.library();
    const isVisible = (collection: string): boolean => input.scope.collections.includes(collection);
    const articleCount = [...library.documents.values()].filter((document) =>
      isVisible(document.collection),
    ).length;
    return {
      card: helpCard({
        commands: input.commands
          .filter((command) => mayUse(command, input.isAdmin))
          .map((command) => ({
            usage: usageOf(command, input.commandPrefix),
            description: command.description,
          })),
        samples: await sampleQuestions(library, input.scope),
        articleCount,
      }),
      visibility: 'private',
    };
  },
};
