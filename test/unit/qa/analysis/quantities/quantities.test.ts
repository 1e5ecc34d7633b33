import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrinted } from '../../../../../src/qa/analysis/quantities/printed-digits.ts';
import { findQuantities } from '../../../../../src/qa/analysis/quantities/quantities.ts';

const shown = (text: string): readonly string[] =>
  findQuantities(text).map(({ quantity: { text: printed, value, high, unit, qualifier } }) =>
    [printed, high === undefined ? value : `${value}..${high}`, unit.name, qualifier ?? '-'].join(
      '|',
    ),
  );

describe('quantities', () => {
  it.each<[string, string, readonly string[]]>([
    ['per cent', 'rose 12.5 per cent', ['12.5 per cent|12.5|%|-']],
    [
      'percentage points',
      'up 3.1 percentage points',
      ['3.1 percentage points|3.1|percentage points|-'],
    ],
    ['lost spaces', 'account for 82%and 53%of it', ['82%|82|%|-', '53%|53|%|-']],
    ['signs of money', 'cost $3.2bn', ['$3.2bn|3200000000|USD|-']],
    [
      'letters of money',
      'HK$4.5m and RMB15bn',
      ['HK$4.5m|4500000|HKD|-', 'RMB15bn|15000000000|CNY|-'],
    ],
    ['words of money', '140.455 billion yuan', ['140.455 billion yuan|140455000000|CNY|-']],
    ['dotted codes of money', 'paid Rs. 500 crore', ['Rs. 500 crore|5000000000|INR|-']],
    [
      'bare scales',
      'has been nearly trillion yuan',
      ['nearly trillion yuan|1000000000000|CNY|nearly'],
    ],
    [
      'articles before scales',
      'nearly a trillion yuan',
      ['nearly a trillion yuan|1000000000000|CNY|nearly'],
    ],
    [
      'denied excess',
      'funds of not over 15 billion yuan',
      ['not over 15 billion yuan|15000000000|CNY|at-most'],
    ],
    ['excess that the verb denies', 'may not hold more than 5 cars', ['5 cars|5|cars|at-most']],
    [
      'excess that the subject denies',
      'Nobody has more than ten cars',
      ['ten cars|10|cars|at-most'],
    ],
    ['less that is denied', 'must not be under 12%', ['12%|12|%|at-least']],
    [
      'what "only" does not deny',
      'has not only more than 5 cars',
      ['more than 5 cars|5|cars|more-than'],
    ],
    ['ranges of money', 'worth £1.5-2bn', ['£1.5-2bn|1500000000..2000000000|GBP|-']],
    ['ranges with "to"', '10 to 20 per cent', ['10 to 20 per cent|10..20|%|-']],
    [
      'ranges with "between"',
      'between 3 and 5 million people',
      ['3 and 5 million people|3000000..5000000|people|-'],
    ],
    ['both ends of a change', 'from 17.84%to 19.21%', ['17.84%|17.84|%|-', '19.21%|19.21|%|-']],
    ['ranges that vary', 'ranging from 5 to 10 metres', ['5 to 10 metres|5..10|metres|-']],
    ['negative numbers', 'returned -3.2% after −5 °C', ['-3.2%|-3.2|%|-', '−5 °C|-5|°C|-']],
    ['worded minus', 'fell to minus 12 degrees', ['minus 12 degrees|-12|degrees|-']],
    [
      'worded numbers',
      'two hundred and fifty thousand people',
      ['two hundred and fifty thousand people|250000|people|-'],
    ],
    [
      'dozens and halves',
      'a dozen eggs and half a million jobs',
      ['a dozen eggs|12|eggs|-', 'half a million jobs|500000|jobs|-'],
    ],
    [
      'one and a half',
      'one and a half million tonnes',
      ['one and a half million tonnes|1500000|tonnes|-'],
    ],
    ['proportions', 'one in five adults', ['one in five|0.2|fraction|-']],
    ['fractions', 'three-quarters of firms', ['three-quarters|0.75|fraction|-']],
    ['half with a qualifier', 'more than half of them', ['more than half|0.5|fraction|more-than']],
    ['multiples in a verb', 'the number has doubled', ['doubled|2|times|-']],
    ['multiples with a qualifier', 'more than tripled', ['more than tripled|3|times|more-than']],
    ['multiples with a sign', 'grew 2.5x', ['2.5x|2.5|times|-']],
    ['folds', 'a 10-fold rise', ['10-fold|10|times|-']],
    ['counts', 'include 18 provinces', ['18 provinces|18|provinces|-']],
    ['counts with modifiers', '6 industrial Internet demonstration areas', ['6|6|areas|-']],
    ['split hyphens', '4 national -level network pilot areas', ['4|4|areas|-']],
    ['lost plurals', 'the two version of the catalog', ['two version|2|version|-']],
    [
      'parts of a group',
      'three of the five members',
      ['three|3|members|-', 'five members|5|members|-'],
    ],
    ['listed ones', 'two goals and one assist', ['two goals|2|goals|-', 'one assist|1|assist|-']],
    ['stutters', 'funds in the province 2.48 2.48 Typhoon', ['2.48|2.48||-']],
    ['qualifiers', 'at least 40 and about 50', ['at least 40|40||at-least', 'about 50|50||about']],
    ['qualifiers behind', '500+ and 40 or more', ['500+|500||at-least', '40 or more|40||at-least']],
    [
      'separators of many places',
      '1,234,567 km, 12,34,567 km, 1 234 567 km',
      [
        '1,234,567 km|1234567|kilometres|-',
        '12,34,567 km|1234567|kilometres|-',
        '1 234 567 km|1234567|kilometres|-',
      ],
    ],
    [
      'continental decimals',
      '1.234.567,89 euros and 6,7%',
      ['1.234.567,89 euros|1234567.89|EUR|-', '6,7%|6.7|%|-'],
    ],
    [
      'mixed fractions',
      '3½ hours and 2 1/2 years',
      ['3½ hours|3.5|hours|-', '2 1/2 years|2.5|years|-'],
    ],
    ['powers of ten', '3.2 × 10^8 m', ['3.2 × 10^8 m|320000000|metres|-']],
    [
      'powers of ten behind a first word',
      'About 3.2 x 10^6 birds',
      ['About 3.2 x 10^6 birds|3200000|birds|about'],
    ],
    ['powers of ten glued on', '3.2x10^6 birds', ['3.2x10^6 birds|3200000|birds|-']],
    ['a power of ten alone', '10⁶ m', ['10⁶ m|1000000|metres|-']],
    [
      'rates',
      '60 km per hour and 80 km/h',
      ['60 km per hour|60|kilometres per hour|-', '80 km/h|80|kilometres per hour|-'],
    ],
    ['ages', 'Ana Smith, 45, said', ['45|45|years|-']],
    ['scores', 'won 3-1 at home', ['3-1|3|score|-']],
    ['ranges that fall', 'temperatures of 90-60 degrees', ['90-60 degrees|60..90|degrees|-']],
    ['shares of a group', 'won 48 of the 120 seats', ['48|48|seats|-', '120 seats|120|seats|-']],
    [
      'more of something',
      '10,000 more high-tech enterprises than before',
      ['10,000|10000|enterprises|-'],
    ],
    [
      'named money',
      'cost 1,150 million Norwegian kroner',
      ['1,150 million Norwegian kroner|1150000000|NOK|-'],
    ],
    ['nouns that end like a plural', 'six industry series events', ['six|6|events|-']],
    ['Latin plurals', 'some 300 amphorae lay there', ['some 300 amphorae|300|amphorae|about']],
    ['durations in compounds', 'an 18-month study', ['18-month|18|months|-']],
    ['numbers that look like years', 'cost 2000 jobs', ['2000 jobs|2000|jobs|-']],
    [
      'worded ranges',
      'lasts four to six months and needs between two and three kilos',
      ['four to six months|4..6|months|-', 'two and three kilos|2..3|kilograms|-'],
    ],
    [
      'worded ends that share a scale',
      'two to four hundred sheep',
      ['two to four hundred sheep|200..400|sheep|-'],
    ],
    ['neighbours with "or"', 'two or three hours', ['two or three hours|2..3|hours|-']],
    ['dashed ranges', 'a six-to-eight-week course', ['six-to-eight-week|6..8|weeks|-']],
    ['ranges of money with signs', 'US$2m-US$3m', ['US$2m-US$3m|2000000..3000000|USD|-']],
    [
      'changes in words apart',
      'grew from 5 people to 9 people',
      ['5 people|5|people|-', '9 people|9|people|-'],
    ],
    ['a thousand behind a space', 'sold 14 500 tickets', ['14 500 tickets|14500|tickets|-']],
    ['spaces and money', 'paid €7 250 000', ['€7 250 000|7250000|EUR|-']],
    [
      'parts of a million',
      'half of a million tins, two thirds of a billion euros, a quarter million trees',
      [
        'half of a million tins|500000|tins|-',
        'two thirds of a billion euros|666666666.6666666|EUR|-',
        'a quarter million trees|250000|trees|-',
      ],
    ],
    ['parts of an hour', 'three quarters of an hour', ['three quarters of an hour|0.75|hours|-']],
    [
      'halves behind "and"',
      '4 and a half miles, an hour and a half',
      ['4 and a half miles|4.5|miles|-', 'an hour and a half|1.5|hours|-'],
    ],
    [
      'composites of length and weight',
      '6 ft 9 in, 9st 7lb, 5 feet 6, 5 ft. 3 in. tall',
      [
        '6 ft 9 in|6.75|feet|-',
        '9st 7lb|9.5|stone|-',
        '5 feet 6|5.5|feet|-',
        '5 ft. 3 in|5.25|feet|-',
      ],
    ],
    [
      'feet and inches by marks',
      `6'3" and 5\u20326\u2033`,
      [`6'3"|6.25|feet|-`, '5\u20326\u2033|5.5|feet|-'],
    ],
    [
      'composites of time',
      '4 hours and 30 minutes, 2h15m, 3 years, 6 months',
      ['4 hours and 30 minutes|4.5|hours|-', '2h15m|2.25|hours|-', '3 years, 6 months|3.5|years|-'],
    ],
    ['decimals without a zero', 'fell by .7% to $.50', ['.7%|0.7|%|-', '$.50|0.5|USD|-']],
    ['composites of money', '3 dollars and 25 cents', ['3 dollars and 25 cents|3.25|USD|-']],
    [
      'powers with "e"',
      '4e6 cells and 2.5E-3 g',
      ['4e6 cells|4000000|cells|-', '2.5E-3 g|0.0025|grams|-'],
    ],
    [
      'what accounts print in brackets',
      'was (€7.5m) and net loss of $(1.2) million',
      ['(€7.5m)|-7500000|EUR|-', '$(1.2) million|-1200000|USD|-'],
    ],
    ['a bracket that only adds', '40 firms (8%)', ['40 firms|40|firms|-', '8%|8|%|-']],
    ['worded minus before money', 'was minus £3m', ['minus £3m|-3000000|GBP|-']],
    [
      'pluses',
      'some 900+ guests, 3M+ views, 15+ years',
      [
        'some 900+ guests|900|guests|about',
        '3M+ views|3000000|views|at-least',
        '15+ years|15|years|at-least',
      ],
    ],
    [
      'shares around a noun',
      'One farmer in six owns it, three girls out of ten',
      ['One farmer in six|0.16666666666666666|fraction|-', 'three girls out of ten|0.3|fraction|-'],
    ],
    [
      'money behind the number',
      '5m EUR, 40 z\u0142',
      ['5m EUR|5000000|EUR|-', '40 z\u0142|40|PLN|-'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['ordinals', 'the tenth conference, the 18th National Congress, on the 5th'],
    ['dates', 'On September 23, 2022, since 2017 and from 2012 to 2021'],
    ['tickers and codes', 'Air China (SH601111), COVID-19, G20, 4G and A-320'],
    ['names', 'the Boeing 737, Windows 11, the Group of Seven and the Five-Year Plan'],
    ['numbered things', 'Article 5, page 12, flight 370, No. 3, type 2'],
    ['ranks', 'the top 10, ranked 4'],
    ['lists and notes', '1. First\n\n2. Second (3) third [12]'],
    ['telephone numbers', 'call 555-1234 or +86 10 1234 5678'],
    ['clock times and ratios of days', 'at 10:30, 3 p.m., 24/7'],
    ['addresses', 'see https://example.com/2021/345 or a5@b6.com'],
    ['vague crowds', 'hundreds of people, tens of thousands'],
    ['names with digits and letters', 'the 18F office, 2FA keys and ISO 639-2 codes'],
    ['versions', 'Harbourmap 3.1 runs on it'],
    ['bare addresses', 'see 10x.gov/projects'],
    ['ranks', 'for a third party'],
    ['idioms', 'on the one hand, no one, one of them, one day'],
    ['compound adjectives', 'six-party talks, two-way trade, double-digit growth, half-time'],
    ['quoted names', 'the "three products" campaign, a gold-plated "50"'],
    ['pages of sources', 'He slept little. :43'],
    ['pace', 'every four years'],
    ['numbers cut off by the end of the text', 'raising of no more than 15 bi'],
  ])('finds no quantity in %s', (_, text) => {
    expect(shown(text)).toEqual([]);
  });

  it('gives exact offsets and printed digits for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '12.5%',
        ' $',
        '3',
        ' to ',
        '-',
        'billion ',
        'one in ',
        'half ',
        '’',
        '\u00a0',
        'per ',
      ),
      fc.nat({ max: 10_000 }).map(String),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        let past = 0;
        for (const { span, quantity } of findQuantities(text)) {
          expect(span.start).toBeGreaterThanOrEqual(past);
          expect(text.slice(span.start, span.end)).toBe(quantity.text);
          expect(Number.isFinite(quantity.value)).toBe(true);
          past = span.end;
        }
      }),
    );
  });

  it('reads back every magnitude with every separator', () => {
    const separators = ['', ',', '\u00a0', '\u2009', '\u202f', "'"];
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(...separators),
        (whole, cents, separator) => {
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
          const printed = `${grouped}.${String(cents).padStart(2, '0')}`;
          expect(parsePrinted(printed)).toBe(Number(`${whole}.${String(cents).padStart(2, '0')}`));
        },
      ),
    );
  });
});
