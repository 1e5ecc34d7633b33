import type { Finding } from './check.ts';
import type { Report } from './run-checks.ts';

const LABELS: Readonly<Record<Finding['kind'], string>> = {
  ok: 'ok',
  note: 'note',
  problem: 'PROBLEM',
  off: 'off',
};
const INDENT = '  ';
const LABEL_WIDTH = 9;

/** The words on lines of at most `width`, broken at blanks. */
const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

const linesOf = (finding: Finding, width: number): readonly string[] => {
  const room = Math.max(20, width - INDENT.length - LABEL_WIDTH);
  const remedy = 'remedy' in finding && finding.remedy !== undefined ? finding.remedy : '';
  const text = [...wrap(finding.what, room), ...(remedy === '' ? [] : wrap(`-> ${remedy}`, room))];
  return text.map((line, index) => {
    const label = index === 0 ? LABELS[finding.kind] : '';
    return `${INDENT}${label.padEnd(LABEL_WIDTH)}${line}`;
  });
};

const isProblem = ({ kind }: Finding): boolean => kind === 'problem';

/** How many things must be mended. */
export const countProblems = (reports: readonly Report[]): number =>
  reports.flatMap(({ findings }) => findings).filter(isProblem).length;

/** One screen of plain text: each check under its name, what is wrong with how to mend it, and a count. */
export const showReports = (reports: readonly Report[], width: number): string => {
  const parts = reports.map(({ name, findings }) =>
    [name, ...findings.flatMap((finding) => linesOf(finding, width))].join('\n'),
  );
  const problems = countProblems(reports);
  const end =
    problems === 0
      ? 'Nothing to mend.'
      : `${problems} ${problems === 1 ? 'problem' : 'problems'} to mend.`;
  return [...parts, end].join('\n\n');
};
