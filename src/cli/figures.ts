import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { rejectedLines } from '../bots/console/welcome.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { QaError } from '../qa/errors.ts';
import { type FigureLine, figureLine } from '../qa/figures/figure-line.ts';
import { openLibrary } from './opening/open-library.ts';
import {
  endWhenOutputCloses,
  failProcess,
  outputStyle,
  processEnvironment,
} from './terminal/process-environment.ts';

const USAGE = `Usage: npm run figures                     every figure of the corpus, to read
       npm run --silent figures -- --json   one figure a line, as JSON (docs/console.md)
Options:
  --corpus DIR      the figures of the articles in DIR (otherwise CORPUS_DIR, or corpus/)`;

const readable = (line: FigureLine): string => {
  const about = [line.metric, line.entity, line.period?.label, line.speaker];
  return `  ${line.text}  ${about.filter((part) => part !== null && part !== undefined).join(' · ')}`;
};

const run = async (corpus: string | undefined, isJson: boolean): Promise<void> => {
  const environment = processEnvironment();
  const directory = corpus ?? readSettings(environment).corpusDirectory;
  const { library, rejected } = await openLibrary(directory);
  for (const line of rejectedLines(rejected, { ...outputStyle(environment), isStyled: false })) {
    process.stderr.write(`${line}\n`);
  }
  let heading = '';
  for (const figure of library.figures.figures) {
    const line = figureLine(figure);
    const title = library.documents.get(line.documentId)?.title ?? line.documentId;
    const lead = isJson || title === heading ? '' : `${heading === '' ? '' : '\n'}${title}\n`;
    heading = title;
    const text = isJson ? JSON.stringify(line) : readable(line);
    if (!process.stdout.write(`${lead}${text}\n`)) await once(process.stdout, 'drain');
  }
};

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        corpus: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) process.stdout.write(`${USAGE}\n`);
    else await run(values.corpus, values.json);
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error;
    if (isUsage) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    else failProcess(error, [ConfigError, QaError]);
    process.exitCode = isUsage ? 2 : 1;
  }
};

await main();
