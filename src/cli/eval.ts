import { parseArgs } from 'node:util';
import { FormatError } from '../evaluation/formats/format-error.ts';
import { QaError } from '../qa/errors.ts';
import { findMode, type ModeOptions } from './eval-modes.ts';

const USAGE = `Usage: npm run eval                          the repository's own questions against their thresholds
       npm run eval -- measure FILE          questions of your own about your articles (docs/measuring.md)
       npm run eval -- squad FILE            a file in the format of SQuAD
       npm run eval -- wikiqa FILE           or trecqa, selqa: sentences to rank
Options:
  --corpus DIR      the articles for measure (otherwise corpus/)
  --losses          print every loss, for the repository's own questions too
  --no-reader       leave the span reader out: the rules alone (measure, the repository's own questions)
  --reader          public sets: ask without the span reader and with it, and print both
  --weights FILE    public sets, with --reader: measure these weights (what ships has learned from such files)
  --given-passage   squad: ask each question of its own paragraph
  --always-answer   squad: abstain only where no passage shares a word
  --hide-half       squad: leave every second title out, ask everything, both ways round
  --folds N         squad: ask each Nth of the titles of what learned from the others, figures by fold
  --also FILE       squad, with --folds: what a fold is asked of learns from this file too; FILE=SHARE takes a share of it
  --no-ranker       leave the learned ranker out: the rules rank alone
  --no-answerability  leave the learned answerability out: the rules alone decide when to abstain
  --out FILE        write one line of JSON a question`;

const readOptions = (): ModeOptions | undefined => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        corpus: { type: 'string', default: 'corpus' },
        losses: { type: 'boolean', default: false },
        'given-passage': { type: 'boolean', default: false },
        'always-answer': { type: 'boolean', default: false },
        'hide-half': { type: 'boolean', default: false },
        folds: { type: 'string', default: '1' },
        'no-reader': { type: 'boolean', default: false },
        reader: { type: 'boolean', default: false },
        weights: { type: 'string' },
        'no-ranker': { type: 'boolean', default: false },
        'no-answerability': { type: 'boolean', default: false },
        also: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
      },
    });
    const folds = Number(values.folds);
    if (!Number.isInteger(folds) || folds < 1) return undefined;
    return {
      folds,
      mode: positionals[0] ?? 'golden',
      file: positionals[1],
      corpus: values.corpus,
      losses: values.losses,
      givenPassage: values['given-passage'],
      alwaysAnswer: values['always-answer'],
      hideHalf: values['hide-half'],
      isBeside: values.reader,
      weights: values.weights,
      reader: values['no-reader'] ? 'off' : 'here',
      usesRanker: !values['no-ranker'],
      usesAnswerability: !values['no-answerability'],
      also: values.also,
      out: values.out,
    };
  } catch {
    return undefined;
  }
};

const main = async (): Promise<number> => {
  const options = readOptions();
  const mode = options && findMode(options);
  if (mode === undefined) {
    console.error(USAGE);
    return 2;
  }
  try {
    return await mode();
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof QaError)) throw error;
    console.error(error.message);
    return 2;
  }
};

process.exitCode = await main();
