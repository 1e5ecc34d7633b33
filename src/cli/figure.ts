import { parseArgs } from 'node:util';
import { consoleRequest, wholeScope } from '../bots/console/converse.ts';
import { renderConsole } from '../bots/console/render-console.ts';
import { handleRequest } from '../bots/requests/handle-request.ts';
import { ConfigError } from '../config/config-error.ts';
import { readSettings } from '../config/settings.ts';
import { QaError } from '../qa/errors.ts';
import { openLibrary } from './opening/open-library.ts';
import {
  endWhenOutputCloses,
  failProcess,
  outputStyle,
  processEnvironment,
  processLogger,
} from './terminal/process-environment.ts';

/** `npm run figure -- topic`: the figure that fits, or the topics there are. `--corpus DIR` names another corpus. */
const main = async (): Promise<void> => {
  endWhenOutputCloses();
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { corpus: { type: 'string' } },
    });
    const environment = processEnvironment();
    const settings = readSettings(environment);
    const { library } = await openLibrary(values.corpus ?? settings.corpusDirectory);
    const logger = processLogger(settings.logLevel ?? 'warn', environment);
    const services = { library: () => library, logger, now: Date.now };
    const request = consoleRequest(`/figure ${positionals.join(' ')}`, '1', wholeScope(library));
    const { card } = await handleRequest(request, services);
    process.stdout.write(`${renderConsole(card, outputStyle(environment))}\n`);
  } catch (error) {
    failProcess(error, [ConfigError, QaError]);
  }
};

await main();
