import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';
import { articleOf, h, list, p, shownFor } from '../../../../support/forms.ts';

const FILLER = 'The harbour office keeps its own book of rules for everybody who moors here. ';

describe('words in front', () => {
  const document = articleOf(
    p('The pier was rebuilt. It opened again on 12 May 1999. Boats moor on both sides.'),
  );

  it('stand in their sentence with what it is about', () => {
    const { form, text, shown } = shownFor(document, 'When did the pier open?', 'It opened', {
      strategy: 'date',
      text: '12 May 1999',
    });
    expect([form, text]).toEqual(['words', '12 May 1999']);
    expect(shown).toContain('The pier was rebuilt. It opened again on 12 May 1999.');
  });

  it('are left out where only a sentence says what something is', () => {
    const given = articleOf(p('Plim is a booking tool. The desk built it in 2019.'));
    const { form, text } = shownFor(given, 'What is Plim?', 'Plim is', {
      strategy: 'phrase',
      text: 'tool',
    });
    expect([form, text]).toEqual(['definition', 'Plim is a booking tool.']);
  });
});

describe('a stored answer', () => {
  const document = articleOf(
    h('Can I work from abroad?'),
    p('For 20 days a year. Ask your lead first.'),
    h('Where do I eat?'),
    p('On floor 3.'),
  );

  it('is shown whole, without its question', () => {
    const { form, shown } = shownFor(document, 'how long can I work abroad', 'Ask your lead');
    expect(form).toBe('stored');
    expect(shown).toBe('For 20 days a year. Ask your lead first.');
  });
});

describe('steps', () => {
  const document = articleOf(
    h('Renewing a permit'),
    p('Renew a permit in three steps:'),
    list(true, 'Open the harbour portal.', 'Press Renew.', 'Pay 25 crowns.'),
    p('Do not renew twice.'),
    h('Losing a permit'),
    p('Tell the office.'),
  );

  it('are all shown, with their lead-in and warnings', () => {
    const { form, shown } = shownFor(document, 'How do I renew a permit?', 'Press Renew');
    expect(form).toBe('steps');
    expect(shown.split('\n')).toEqual([
      'Renew a permit in three steps:',
      'Open the harbour portal.',
      'Press Renew.',
      'Pay 25 crowns.',
      'Do not renew twice.',
    ]);
  });

  it('keep their numbers and what is nested in them', () => {
    const nested = articleOf(p('To moor a boat:'), {
      kind: 'list',
      ordered: true,
      items: [
        [p('Call the office.'), list(false, 'Give the name.', 'Give the length.')],
        [p('Wait for a berth.')],
      ],
    });
    const [quote] = shownFor(nested, 'How do I moor a boat?', 'Call the office').quotes;
    expect(quote?.blocks.slice(1)).toMatchObject([
      { kind: 'item', depth: 1, number: 1 },
      { kind: 'item', depth: 2 },
      { kind: 'item', depth: 2 },
      { kind: 'item', depth: 1, number: 2 },
    ]);
  });

  it('are all shown to somebody who tells a trouble', () => {
    const { form, shown } = shownFor(document, 'my permit ran out', 'Press Renew');
    expect(form).toBe('steps');
    expect(shown).toContain('Pay 25 crowns.');
  });

  it('of a long list are cut behind a step, and the rest can be opened', () => {
    const many = articleOf(
      p('Do all of this:'),
      list(true, ...Array.from({ length: 30 }, (_, at) => `Close gate ${at + 1}. ${FILLER}`)),
    );
    const { shown, parts } = shownFor(many, 'How do I close the gates?', 'Close gate 2.');
    expect(shown).toContain('Do all of this:');
    expect(shown.split(/\s+/u).length).toBeLessThanOrEqual(190);
    expect(parts[0].rest?.length).toBeGreaterThan(10);
  });
});

describe('steps that do not stand in one short list', () => {
  const from = (start: number, ...items: readonly string[]): SourceBlock => ({
    kind: 'list',
    ordered: true,
    start,
    items: items.map((text) => [p(text)]),
  });

  it('are one list where a picture or a remark parts them, and keep their numbers', () => {
    const document = articleOf(
      p('To renew a permit:'),
      list(true, 'Open the harbour portal.', 'Press Renew.'),
      { kind: 'image', caption: 'The button is green.' },
      from(3, 'Pay 25 crowns.', 'Keep the receipt.'),
      h('Losing a permit'),
      from(5, 'Tell the office.'),
      p(FILLER.repeat(12)),
    );
    const { shown, quotes } = shownFor(document, 'How do I renew a permit?', 'Press Renew');
    expect(shown).toContain('Press Renew.\nThe button is green.\nPay 25 crowns.');
    expect(shown).not.toContain('Tell the office');
    const numbers = quotes.flatMap(({ blocks }) =>
      blocks.map((block) => (block.kind === 'item' ? block.number : undefined)),
    );
    expect(numbers).toEqual([undefined, 1, 2, undefined, 3, 4]);
  });

  it('are one list where code stands between bullets, and end where a paragraph does', () => {
    const document = articleOf(
      p('To give your vote away:'),
      list(false, 'Ask your proxy.', 'Send this letter:'),
      { kind: 'code', text: 'Dear directors, …' },
      list(false, 'Watch the agenda.'),
      p('Whoever stays at home needs none of that.'),
      list(false, 'Bring a cake.'),
    );
    const { form, text } = shownFor(document, 'How do I give my vote away?', 'Ask your proxy');
    expect(form).toBe('steps');
    expect(text).toMatch(/Dear directors, …\n+Watch the agenda\.$/u);
  });

  it('are each shown without what is nested, but for the one that answers, where all is too long', () => {
    const document = articleOf(p('To moor a boat:'), {
      kind: 'list',
      ordered: true,
      items: ['Call the office.', 'Wait for a berth.', 'Tie up.'].map((text) => [
        p(text),
        list(false, `About ${text} ${FILLER.repeat(5)}`),
      ]),
    });
    const { shown, parts } = shownFor(document, 'How do I moor a boat?', 'About Wait');
    expect(shown).toMatch(/^To moor a boat:\nCall the office\.\nWait for a berth\.\nAbout Wait/u);
    expect(shown).toMatch(/\nTie up\.$/u);
    expect(parts[0].rest).toHaveLength(2);
  });
});

describe('a list', () => {
  const document = articleOf(
    p('New add-ons need approval from the following:'),
    list(false, 'the safety desk', 'the tool owners', 'the network team'),
  );

  it('is shown whole where the sentence found only points on to it', () => {
    const { form, text } = shownFor(document, 'Who approves new add-ons?', 'New add-ons', {
      strategy: 'name',
      text: 'approval',
    });
    expect(form).toBe('list');
    expect(text).toBe('the safety desk\nthe tool owners\nthe network team');
  });
});

describe('a table', () => {
  const document = articleOf({
    kind: 'table',
    header: ['Port', 'Ships in 2022', 'Ships in 2023'],
    rows: [
      ['Aldby', '410', '520'],
      ['Norrvik', '75', '80'],
    ],
  });

  it.each([
    ['How many ships did Aldby have in 2023?', '520', 'Aldby | 410 | 520'],
    ['How many ships did Norrvik have in 2022?', '75', 'Norrvik | 75 | 80'],
  ])('answers "%s" by the cell of the row and the column', (question, cell, row) => {
    const { form, text, shown } = shownFor(document, question, 'Port');
    expect([form, text]).toEqual(['table', cell]);
    expect(shown).toBe(`Port | Ships in 2022 | Ships in 2023\n${row}`);
  });

  it('whose rows are facts answers by the cell beside the name of the fact', () => {
    const facts = articleOf({
      kind: 'table',
      header: [],
      rows: [
        ['Built', '1987'],
        ['Length', '142 m'],
        ['Owner', 'Orbit Lines'],
      ],
    });
    expect(shownFor(facts, 'What length is the ferry?', 'Built').text).toBe('142 m');
  });
});

describe('a definition', () => {
  it('is the whole entry of a glossary', () => {
    const glossary = articleOf({
      kind: 'definition',
      term: 'Demurrage',
      body: [p('A charge of 400 euros a day.'), p('It is paid at the gate.')],
    });
    const { form, text, shown } = shownFor(glossary, 'What is demurrage?', 'A charge');
    expect(form).toBe('definition');
    expect(text).toBe('A charge of 400 euros a day.\n\nIt is paid at the gate.');
    expect(shown).toMatch(/^Demurrage\n/u);
  });
});

describe('code', () => {
  it('comes whole, with the sentence before it', () => {
    const document = articleOf(p('Start the pump with:'), {
      kind: 'code',
      text: 'pump \\\n  --start',
    });
    const { form, text, shown } = shownFor(document, 'start pump command', 'Start the pump');
    expect([form, text]).toEqual(['code', 'pump \\\n  --start']);
    expect(shown).toBe('Start the pump with:\npump \\\n  --start');
  });
});

describe('yes or no', () => {
  it.each([
    ['Yes, you can. Ask the office.', 'Can I moor here?', 'yes'],
    ['No. The quay is closed.', 'Can I moor here?', 'no'],
    ['The relay is no longer supported.', 'Is the relay supported?', 'no'],
    ['You can moor here only if you have a permit.', 'Can I moor here?', undefined],
    ['Boats are washed in May.', 'Can I moor here?', undefined],
  ])('of "%s" is a label only where it says so plainly', (text, question, label) => {
    const { form, label: given, shown } = shownFor(articleOf(p(text)), question, text.slice(0, 3));
    expect(form).toBe('sentence');
    expect(given).toBe(label);
    expect(shown).toBe(text);
  });
});

describe('a passage', () => {
  const long = articleOf(p(`Moor at the north quay. ${FILLER.repeat(30)}`));

  it('is cut behind a sentence, and the rest can be opened', () => {
    const { form, shown, parts } = shownFor(long, 'mooring places', 'Moor at');
    expect(form).toBe('passage');
    expect(shown).toMatch(/^Moor at .*here\.$/u);
    expect(shown.split(/\s+/u).length).toBeLessThanOrEqual(120);
    expect(parts[0].rest).toBeDefined();
  });

  it('begins with the sentence that its first one leans on', () => {
    const document = articleOf(
      p('Permits are free of charge.'),
      h('Exceptions'),
      p('However, this is not so for ferries.'),
    );
    const { shown } = shownFor(document, 'ferries permits', 'However');
    expect(shown).toBe('Permits are free of charge.\nHowever, this is not so for ferries.');
  });

  it('shows no words of another speaker', () => {
    const document = articleOf(
      p('“The gates are shut,” said Ida Holm. “They are wide open,” said Omar Diaz.'),
    );
    const { shown } = shownFor(document, 'gates shut', '“The gates');
    expect(shown).not.toContain('Omar');
  });
});
