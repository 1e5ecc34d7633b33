/** Scores of what should be answered and of what should not. */
export interface Scores {
  readonly answerable: readonly number[];
  readonly unanswerable: readonly number[];
}

interface Labelled {
  readonly score: number;
  readonly isAnswerable: boolean;
}

const labelled = ({ answerable, unanswerable }: Scores): Labelled[] => [
  ...answerable.map((score) => ({ score, isAnswerable: true })),
  ...unanswerable.map((score) => ({ score, isAnswerable: false })),
];

/**
 * The area under the curve of true against false answers: how likely an answerable question scores
 * higher than an unanswerable one, a tie counting half; .5 where either side is empty.
 * Source: the Mann-Whitney statistic.
 */
export const auroc = (scores: Scores): number => {
  const pairs = scores.answerable.length * scores.unanswerable.length;
  if (pairs === 0) return 0.5;
  const sorted = labelled(scores).sort((a, b) => a.score - b.score);
  let wins = 0;
  let below = 0;
  for (let from = 0; from < sorted.length; ) {
    let past = from;
    let right = 0;
    while (past < sorted.length && sorted[past]?.score === sorted[from]?.score) {
      if (sorted[past]?.isAnswerable === true) right += 1;
      past += 1;
    }
    const wrong = past - from - right;
    wins += right * (below + wrong / 2);
    below += wrong;
    from = past;
  }
  return wins / pairs;
};

/** The best share of right decisions that any one threshold gives, and that threshold. */
export const bestAccuracy = (
  scores: Scores,
): { readonly accuracy: number; readonly threshold: number } => {
  const sorted = labelled(scores).sort((a, b) => b.score - a.score);
  let right = scores.unanswerable.length;
  let best = { right, threshold: Number.POSITIVE_INFINITY };
  for (const [index, { score, isAnswerable }] of sorted.entries()) {
    right += isAnswerable ? 1 : -1;
    if (sorted[index + 1]?.score !== score && right > best.right)
      best = { right, threshold: score };
  }
  return {
    accuracy: sorted.length === 0 ? 0 : best.right / sorted.length,
    threshold: best.threshold,
  };
};

/**
 * The share of answerable questions still answered when `falseShare` of the unanswerable ones are;
 * questions that tie at the threshold are answered by lot.
 */
export const answeredAt = (falseShare: number, { answerable, unanswerable }: Scores): number => {
  const allowed = falseShare * unanswerable.length;
  const limit = unanswerable.toSorted((a, b) => b - a)[Math.floor(allowed)];
  if (limit === undefined) return answerable.length === 0 ? 0 : 1;
  const count = (scores: readonly number[], test: (score: number) => boolean): number =>
    scores.filter(test).length;
  const above = count(answerable, (score) => score > limit);
  const tied = count(answerable, (score) => score === limit);
  const left = allowed - count(unanswerable, (score) => score > limit);
  const lot = left / count(unanswerable, (score) => score === limit);
  return answerable.length === 0 ? 0 : (above + tied * lot) / answerable.length;
};
