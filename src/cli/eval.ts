import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readSelqa } from '../evaluation/formats/selqa.ts';
import { readSquad } from '../evaluation/formats/squad.ts';
import { readTrecqa } from '../evaluation/formats/trecqa.ts';
import { readWikiqa } from '../evaluation/formats/wikiqa.ts';
import { runHideHalf } from '../evaluation/runs/hide-half-run.ts';
import { runRanking } from '../evaluation/runs/ranking-run.ts';
import type { RunResult, RunServices } from '../evaluation/runs/run.ts';
import { runSquad } from '../evaluation/runs/squad-run.ts';
import { buildLibrary } from '../qa/build-library.ts';
import { createProgress } from './eval-progress.ts';

const USAGE = `usage:
  npm run eval -- squad FILE [--given-passage] [--always-answer] [--hide-half]
  npm run eval -- wikiqa FILE | trecqa FILE | selqa FILE
  with --out FILE each question becomes a line of JSON there`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'given-passage': { type: 'boolean', default: false },
    'always-answer': { type: 'boolean', default: false },
    'hide-half': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const services: RunServices = {
  build: (documents) => buildLibrary(documents),
  progress: createProgress(process.stderr),
};

type Mode = (content: string, file: string) => Promise<RunResult>;

const squad: Mode = (content, file) => {
  if (values['hide-half']) return runHideHalf(readSquad(content, file, 'title'), services);
  const options = {
    givenPassage: values['given-passage'],
    alwaysAnswer: values['always-answer'],
  };
  const set = readSquad(content, file, options.givenPassage ? 'paragraph' : 'title');
  return runSquad(set, options, services);
};

const MODES: Readonly<Record<string, Mode>> = {
  squad,
  wikiqa: (content, file) => runRanking(readWikiqa(content, file), services),
  trecqa: (content, file) => runRanking(readTrecqa(content, file), services),
  selqa: (content, file) => runRanking(readSelqa(content, file), services),
};

const [name = '', file] = positionals;
const mode = MODES[name];
if (mode === undefined || file === undefined) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  const started = performance.now();
  const { report, rows } = await mode(await readFile(file, 'utf8'), basename(file));
  console.log(`${basename(file)}: ${report}\n`);
  console.log(`took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (values.out !== undefined)
    await writeFile(values.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
