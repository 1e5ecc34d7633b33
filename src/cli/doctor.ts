import { CHECKS } from '../doctor/checks.ts';
import { runChecks } from '../doctor/run-checks.ts';
import { countProblems, showReports } from '../doctor/show-reports.ts';
import { createRedactor } from '../telemetry/redact.ts';
import { failProcess, outputStyle, processEnvironment } from './terminal/process-environment.ts';

/** Shows what is missing of the set-up and how to mend it; exits with 1 while something is wrong. */
const main = async (): Promise<void> => {
  const environment = processEnvironment();
  const reports = await runChecks(CHECKS, environment);
  const screen = showReports(reports, outputStyle(environment).width);
  process.stdout.write(`${createRedactor(environment)(screen)}\n`);
  if (countProblems(reports) > 0) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  failProcess(error);
}
