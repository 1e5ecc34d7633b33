import { describe, expect, it } from 'vitest';
import { untokenise } from '../../../../evaluation/formats/untokenise.ts';

describe('untokenise', () => {
  it.each([
    ["`` I 'm trying to help , '' she said .", '"I\'m trying to help," she said.'],
    ['by Hugo Young -LRB- Farrar , Straus -RRB-', 'by Hugo Young (Farrar, Straus)'],
    ["It did n't rain in the town 's park .", "It didn't rain in the town's park."],
    ["the Crips ' colour", "the Crips' colour"],
    ['in Houston , Texas', 'in Houston, Texas'],
    ['it cost $ 5 , or 3 % more', 'it cost $5, or 3% more'],
    ['Nothing to mend here.', 'Nothing to mend here.'],
  ])('mends %j', (text, expected) => {
    expect(untokenise(text)).toBe(expected);
  });
});
