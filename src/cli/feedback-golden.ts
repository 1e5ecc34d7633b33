import { parseArgs } from 'node:util';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { goldenCandidates } from '../editors/golden-candidates.ts';
import { QaError } from '../qa/errors.ts';
import { StoreError } from '../store/store-error.ts';
import { openLibrary } from './opening/open-library.ts';
import { readRecords } from './reports/read-records.ts';
import {
  endWhenOutputCloses,
  failProcess,
  processEnvironment,
} from './terminal/process-environment.ts';

/** Answers that people called wrong, as lines to complete for `test/golden/questions.jsonl`. */
const main = async (): Promise<void> => {
  endWhenOutputCloses();
  const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
  const settings = readSettings(processEnvironment());
  const { feedback } = await readRecords(settings, settings.retentionDays);
  const { library } = await openLibrary(values.corpus ?? settings.corpusDirectory);
  const candidates = goldenCandidates(feedback, library);
  for (const candidate of candidates) process.stdout.write(`${JSON.stringify(candidate)}\n`);
  process.stderr.write(
    `${candidates.length} to look at: fill in "answers" and "evidence", or set isAnswerable to false.\n`,
  );
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError, StoreError]);
}
