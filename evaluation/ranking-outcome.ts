/** What one system made of one question. */
export interface RankingOutcome {
  readonly averagePrecision: number;
  readonly firstRight: number | undefined;
  readonly order: readonly number[];
}

export interface SystemOutcomes {
  readonly name: string;
  readonly outcomes: readonly RankingOutcome[];
}
