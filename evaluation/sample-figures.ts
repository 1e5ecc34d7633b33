import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/opening/open-library.ts';
import { type FigureLine, figureLine } from '../src/qa/figures/figure-line.ts';
import { createRandom } from './bench/synthetic-corpus.ts';

const USAGE = `Usage: npm run --silent figures:sample -- DIR...   figures of these folders by chance, as JSON lines, to be judged
Options:
  --count N   how many (100)
  --seed N    which; the same seed draws the same figures of the same folders (1)`;

/** Every figure of some folders, in order. */
const figuresOf = async (folders: readonly string[]): Promise<readonly FigureLine[]> => {
  const lines: FigureLine[] = [];
  for (const folder of folders) {
    const { library, close } = await openLibrary(folder);
    lines.push(...library.figures.figures.map(figureLine));
    await close();
  }
  return lines;
};

/** So many of a list, each as likely as the others, none twice. */
const draw = <Item>(items: readonly Item[], count: number, seed: number): readonly Item[] => {
  const left = [...items];
  const random = createRandom(seed);
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  const isUsage = values.help || positionals.length === 0 || !(count > 0) || Number.isNaN(seed);
  if (isUsage) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  for (const line of draw(await figuresOf(positionals), count, seed))
    process.stdout.write(`${JSON.stringify(line)}\n`);
};

await main();
