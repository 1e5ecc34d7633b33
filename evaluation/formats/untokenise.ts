const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['-LRB-', '('],
  ['-RRB-', ')'],
  ['-LSB-', '['],
  ['-RSB-', ']'],
  ['-LCB-', '{'],
  ['-RCB-', '}'],
]);

/**
 * The text as it was printed before a tokeniser took it apart.
 * Rules: Penn Treebank tokens, https://www.cis.upenn.edu/~bies/manuals/tagguide.pdf
 */
export const untokenise = (text: string): string =>
  text
    .replace(/-[LR][RSC]B-/g, (bracket) => BRACKETS.get(bracket) ?? bracket)
    .replace(/`` ?/g, '"')
    .replace(/ ?''/g, '"')
    .replace(/ ([.,;:?!%)\]}])/g, '$1')
    .replace(/ ('(?:s|m|d|re|ve|ll)?|n't)(?![a-z])/gi, '$1')
    .replace(/([([{$]) /g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
