import { parseArgs } from 'node:util';
import { processEnvironment } from '../src/cli/terminal/process-environment.ts';
import { ConfigError } from '../src/config/config-error.ts';
import { readSettings, type Settings } from '../src/config/settings.ts';
import { QaError } from '../src/qa/errors.ts';
import { findMode, type ModeOptions } from './eval-modes.ts';
import { FormatError } from './formats/format-error.ts';

const USAGE = `Usage: npm run eval                          the repository's own questions against their thresholds
       npm run eval -- measure FILE          questions of your own about your articles (docs/measuring.md)
       npm run eval -- natural FOLDER...     folders with corpus/ and questions.jsonl, asked in people's own words
       npm run eval -- squad FILE            a file in the format of SQuAD
       npm run eval -- wikiqa FILE           or trecqa, selqa: sentences to rank
Options:
  --corpus DIR      the articles for measure (otherwise corpus/)
  --losses          print every loss, for the repository's own questions too
  --no-reader       leave the reader out
  --no-wait         measure without the meanings that are not made yet
  --no-encoder      leave the encoder out: passages are found by words alone
  --given-passage   squad: ask each question of its own paragraph
  --always-answer   squad: abstain only where no passage shares a word
  --hide-half       squad: leave every second title out, ask everything, both ways round
  --strangers N     natural: ask every Nth question of the other folders, too, which nobody can answer
  --out FILE        write one line of JSON a question`;

const readOptions = (settings: Settings): ModeOptions | undefined => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        corpus: { type: 'string', default: 'corpus' },
        losses: { type: 'boolean', default: false },
        'given-passage': { type: 'boolean', default: false },
        'always-answer': { type: 'boolean', default: false },
        'hide-half': { type: 'boolean', default: false },
        'no-reader': { type: 'boolean', default: false },
        'no-encoder': { type: 'boolean', default: false },
        'no-wait': { type: 'boolean', default: false },
        strangers: { type: 'string', default: '0' },
        out: { type: 'string' },
      },
    });
    return {
      mode: positionals[0] ?? 'golden',
      file: positionals[1],
      files: positionals.slice(1),
      strangers: Number(values.strangers) || 0,
      corpus: values.corpus,
      losses: values.losses,
      givenPassage: values['given-passage'],
      alwaysAnswer: values['always-answer'],
      hideHalf: values['hide-half'],
      usesReader: !values['no-reader'],
      usesEncoder: !values['no-encoder'],
      isWaiting: !values['no-wait'],
      encoderFolder: settings.encoderFolder,
      databaseUrl: settings.databaseUrl,
      out: values.out,
    };
  } catch {
    return undefined;
  }
};

const main = async (): Promise<number> => {
  try {
    const options = readOptions(readSettings(processEnvironment()));
    const mode = options && findMode(options);
    if (mode === undefined) {
      console.error(USAGE);
      return 2;
    }
    return await mode();
  } catch (error) {
    const isKnown =
      error instanceof ConfigError || error instanceof FormatError || error instanceof QaError;
    if (!isKnown) throw error;
    console.error(error.message);
    return 2;
  }
};

process.exitCode = await main();
