/** What tells how likely an answer is right; each is named where it is shown to people. */
export interface Signals {
  /** The reader's logit for the passage; 0 where it was not read. */
  readonly relevance: number;
  /** How far the reader's best words are above none, as a logit, at most `ODDS_MAX` either way. */
  readonly spanOdds: number;
  /** How far the next best passage is behind, as a logit, at most `MARGIN_MAX`. */
  readonly margin: number;
  /** How far the next best passage by meaning and words is behind, -`LEAD_MAX` to `LEAD_MAX`; negative where another is before. */
  readonly lead: number;
  /** The reader's belief that the words stand in the sentence that was chosen, 0 to 1. */
  readonly share: number;
  /** How alike in meaning question and passage are, -1 to 1; 0 without an encoder. */
  readonly meaning: number;
  /** The passage's score by words as a share of the best one's, 0 to 1. */
  readonly words: number;
  /** The share of the question's weight that the sentence and what is around it hold, less what speaks against it, 0 to 1. */
  readonly evidence: number;
  /** 1 where a name or year of the question is missing in the passage. */
  readonly missing: number;
  /** 1 where no article holds a name of the question. */
  readonly stranger: number;
  /** 1 where the passage lacks a number of the question. */
  readonly otherNumber: number;
  /** 1 where the sentence says the opposite of a word of the question. */
  readonly contrary: number;
  /** The share of the question's weight that no article holds, 0 to 1. */
  readonly unknown: number;
  /** 1 where an amount or a day is asked for and none was read. */
  readonly untyped: number;
  /** 1 where "how many" asks for things that the sentence does not name. */
  readonly otherThings: number;
  /** 1 where something of the kind asked for is there. */
  readonly holdsType: number;
}
