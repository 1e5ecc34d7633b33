import { describe, expect, it } from 'vitest';
import { readSlackText } from '../../../../../src/bots/slack/intake/inbound-text.ts';

describe('what a person meant to write', () => {
  it.each([
    ['<@U0BOT> How much?', 'How much?'],
    ['how much <@U0BOT>', 'how much'],
    ['<@U0BOT>', ''],
    ['<@U1|wang> and <#C1|general>', 'wang and general'],
    ['<!here> <!channel> look', 'look'],
    ['<!subteam^S1|@press> look', '@press look'],
    ['<!date^0^{date}|1 January 1970>', '1 January 1970'],
    ['see <https://x.example/a?b=1&amp;c=2|the page>', 'see the page'],
    ['see <https://x.example/>', 'see https://x.example/'],
    ['R&amp;D &lt;10% &gt;5%', 'R&D <10% >5%'],
    ['&amp;lt;', '&lt;'],
    ['a < b', 'a < b'],
    ['two  \n lines', 'two\nlines'],
  ])('in "%s" is "%s"', (text, words) => {
    expect(readSlackText(text)).toBe(words);
  });

  it.each([
    ['<'.repeat(40_000), 40_000],
    [`${'<a|'.repeat(13_000)}b>`, 38_999],
    ['&'.repeat(40_000), 40_000],
  ])('is found without backtracking in 40,000 hostile characters', (text, length) => {
    expect(readSlackText(text)).toHaveLength(length);
  });
});
