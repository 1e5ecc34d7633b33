/** Query terms as bits of one number: bit i is term i; a query has 32 terms at most. */
export type TermMask = number;
