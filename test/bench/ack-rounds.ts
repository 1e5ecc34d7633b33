import { parseArgs } from 'node:util';
import { percentile } from '../../evaluation/bench/percentile.ts';

const QUESTIONS = [
  'How much did industrial value added grow a year in the western region?',
  'What did Yang Zhenghua say about operating income?',
  'Which companies invest in Henan?',
  'Who is the deputy director of planning?',
  'When was the plant in Anhui opened?',
  'Why do manufacturers move to the central region?',
] as const;

/** What one of many people asks in a round; no two ask the same. */
export const questionOf = (index: number, round: number): string =>
  `${QUESTIONS[index % QUESTIONS.length]} (${round}-${index})`;

/** Milliseconds until each question of a round was acknowledged and answered. */
export interface Round {
  readonly acks: readonly number[];
  readonly answers: readonly number[];
}

const report = (name: string, times: readonly number[]): void => {
  const [half, most] = [0.5, 0.99].map((share) => `${percentile(times, share)} ms`.padStart(8));
  console.log(`  ${name.padEnd(24)} p50 ${half}   p99 ${most}`);
};

/** Prints how long people wait over some rounds, after one that only warms up. */
export const measureRounds = async <One extends Round>(
  askAtOnce: (round: number) => Promise<One>,
  rounds: number,
  titleOf: (done: readonly One[]) => string,
): Promise<void> => {
  await askAtOnce(0);
  const done: One[] = [];
  for (let round = 1; round <= rounds; round += 1) done.push(await askAtOnce(round));
  console.log(`\n${titleOf(done)}`);
  report(
    'acknowledged after',
    done.flatMap(({ acks }) => acks),
  );
  report(
    'answered after',
    done.flatMap(({ answers }) => answers),
  );
};

/** How many ask at once, and how often: of the command line, or 50 and 10. */
export const readAckOptions = (): { readonly atOnce: number; readonly rounds: number } => {
  const { values } = parseArgs({
    options: {
      'at-once': { type: 'string', default: '50' },
      rounds: { type: 'string', default: '10' },
    },
  });
  return { atOnce: Number(values['at-once']) || 50, rounds: Number(values.rounds) || 10 };
};
