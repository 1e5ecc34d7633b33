import { answeredAt, auroc, bestAccuracy, type Scores } from '../metrics/separation.ts';
import type { Cell } from './table.ts';

/** The share of false answers at which the share still answered is read off. */
const FALSE_SHARE = 0.1;

export const SEPARATION_COLUMNS = [
  'AUROC',
  'best accuracy',
  'at threshold',
  'answered at 10 % false',
];

/** How well one system's scores tell the answerable from the unanswerable. */
export const separationRow = (name: string, scores: Scores): [string, ...Cell[]] => {
  const { accuracy, threshold } = bestAccuracy(scores);
  return [name, auroc(scores), accuracy, threshold, answeredAt(FALSE_SHARE, scores)];
};
