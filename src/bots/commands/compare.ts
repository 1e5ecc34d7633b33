import { compareFigures } from '../../qa/figures/compare-figures.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Scope } from '../../qa/types.ts';
import { comparisonCard } from '../presentation/cards/comparison-card.ts';
import { QUESTION_MAX } from '../requests/request-text.ts';
import type { Command, CommandInput, Reply } from './command.ts';
import { figureOutcome, nearestReply, topicsReply } from './figure-replies.ts';

interface Sides {
  readonly left: string;
  readonly right: string;
}

/** Words between two things that are typed as one text: "east and west", "2016 vs 2021", "Henan, Liaoning". */
const BETWEEN = /\s+(?:and|vs\.?|versus|with|to|against|or)\s+|\s*[,;/|]\s*/iu;

/** The two things to compare: typed apart, as one text with a word between, or as two words. */
const sidesOf = ({ options }: CommandInput): Sides | undefined => {
  const [first = '', second = ''] = [options.a, options.b];
  if (first !== '' && second !== '') return { left: first, right: second };
  const quoted = [...first.matchAll(/["“]([^"”]{1,200})["”]/gu)].map(([, text]) => text ?? '');
  const parts = quoted.length === 2 ? quoted : first.split(BETWEEN).map((part) => part.trim());
  const halves = parts.length === 1 ? first.split(/\s+/u) : parts;
  const [left = '', right = '', ...rest] = halves;
  return left === '' || right === '' || rest.length > 0 ? undefined : { left, right };
};

const compareSides = (sides: Sides, topic: string, library: Library, scope: Scope): Reply => {
  const comparison = compareFigures({ ...sides, topic }, library.figures, scope);
  const { pairs, leftOnly, rightOnly } = comparison;
  if (pairs.length > 0) {
    return {
      card: comparisonCard(sides, comparison, library.documents),
      visibility: 'public',
      outcome: figureOutcome(
        'comparison',
        pairs.flatMap(({ left, right }) => [left, right]),
      ),
    };
  }
  const unknown = [
    ...(leftOnly.length === 0 ? [sides.left] : []),
    ...(rightOnly.length === 0 ? [sides.right] : []),
  ];
  const lead =
    unknown.length > 0
      ? `No figure of the articles is about “${unknown.join('” or “')}”.`
      : `The articles give no figure that “${sides.left}” and “${sides.right}” share.`;
  return nearestReply(lead, [...leftOnly.slice(0, 2), ...rightOnly.slice(0, 2)], library, scope);
};

/** Two entities or periods side by side on the metrics they share. */
export const compare: Command = {
  name: 'compare',
  description: 'Puts two places, companies or times side by side',
  options: [
    {
      name: 'a',
      description: 'One of them; or both, as in "east and west"',
      required: true,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'entity',
    },
    {
      name: 'b',
      description: 'The other',
      required: false,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'entity',
    },
    {
      name: 'topic',
      description: 'Only what is about this',
      required: false,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'topic',
    },
  ],
  run: async (input, services) => {
    const library = services.library();
    const sides = sidesOf(input);
    if (sides === undefined) {
      const lead = 'Name two things to compare, such as “east and west” or “2016 and 2021”.';
      return topicsReply(lead, library, input.scope, 'private');
    }
    return compareSides(sides, input.options.topic ?? '', library, input.scope);
  },
};
