import type { NoFigure } from '../formats/figure-lines.ts';
import { FIELDS, type FigureOutcome, type FigureShares } from '../metrics/figure-outcomes.ts';
import { share } from '../metrics/mean.ts';
import { table } from './table.ts';

/** How the golden figures were found, as text. */
export const figuresReport = (outcomes: readonly FigureOutcome[], shares: FigureShares): string =>
  [
    `${outcomes.length} figures`,
    table(
      'figures',
      ['found', 'all right', 'left alone'],
      [['all', shares.found, shares.right, shares.leftAlone]],
    ),
    table(
      'right, by field',
      ['share'],
      FIELDS.map((field) => [field, share(outcomes, ({ wrong }) => !wrong.includes(field))]),
    ),
  ].join('\n\n');

const shown = (value: unknown): string => JSON.stringify(value ?? null);

/** Every miss with what was found and what was wanted. */
export const figureLosses = (
  outcomes: readonly FigureOutcome[],
  falselyFound: readonly NoFigure[],
): string =>
  [
    ...outcomes.flatMap(({ golden, found, wrong }) => {
      const lead = `${golden.id} ${golden.text} | ${golden.sentence}`;
      if (found === undefined) return [`missed   ${lead}`];
      return wrong.map(
        (field) =>
          `${field.padEnd(9)}${lead}\n    got: ${shown(found[field])}\n    want: ${shown(golden[field])}`,
      );
    }),
    ...falselyFound.map(({ id, text, sentence }) => `false    ${id} ${text} | ${sentence}`),
  ].join('\n');
