import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../../../src/qa/corpus/html-reader.ts';

const FACTS = '{"@type":"Article","headline":"The ferry","datePublished":"2021-05-04"}';

const read = (script: string) =>
  htmlReader.read(
    Buffer.from(
      `<html><head><script type="application/ld+json">${script}</script></head><body><p>It takes 40 minutes.</p></body></html>`,
    ),
    { id: 'ferry', path: 'ferry.html' },
  );

describe('what a page says of itself for machines', () => {
  it.each([
    FACTS,
    ` <!-- ${FACTS} -->`,
    `//<![CDATA[\n${FACTS}\n//]]>`,
    `/*<![CDATA[*/ ${FACTS} /*]]>*/`,
    `${FACTS};`,
  ])('is read from %j', async (script) => {
    expect(await read(script)).toMatchObject([{ publishedOn: '2021-05-04' }]);
  });

  it('takes no time that grows with the blanks that stand in it', async () => {
    // By a pattern that looks for blanks between marks, hours.
    const blanks = '\n'.repeat(20_000);
    expect(await read(`${FACTS}${blanks}x`)).toMatchObject([{ text: 'It takes 40 minutes.' }]);
  });
});
