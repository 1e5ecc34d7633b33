/** A file of questions that a learned part learned from. */
export interface LearnedFrom {
  readonly file: string;
  readonly sha256: string;
  /** The titles of its articles. */
  readonly titles: readonly string[];
  readonly questions: number;
}
