import { describe, expect, it } from 'vitest';
import { FORMS } from '../../src/qa/answering/forms/forms.ts';
import { articleOf, evidenceOf, h, list, p } from '../support/forms.ts';

const document = articleOf(
  h('Permits'),
  p('A permit is a card that opens the gate. It costs 25 crowns a year.'),
  h('How do I renew a permit?'),
  p('Ask the office, which is on the pier.'),
  h('Renewing'),
  p('To renew it:'),
  list(true, 'Open the portal.', 'Press Renew.', 'Send the form.', 'Wait for a letter.'),
  h('Papers'),
  p('Bring the following:'),
  list(false, 'the old permit', 'a picture'),
  h('Ports'),
  {
    kind: 'table',
    header: ['Port', 'Ships'],
    rows: [
      ['Aldby', '410'],
      ['Norrvik', '75'],
    ],
  },
  h('Pump'),
  p('Start it with:'),
  { kind: 'code', text: 'pump --start' },
);

const EVIDENCE = [
  evidenceOf(document, 'What does a permit cost?', 'It costs', {
    strategy: 'quantity',
    text: '25 crowns',
  }),
  evidenceOf(document, 'What is a permit?', 'A permit'),
  evidenceOf(document, 'Does it cost 25 crowns?', 'It costs'),
  evidenceOf(document, 'renew permit office', 'Ask the office'),
  evidenceOf(document, 'How do I renew it?', 'Press'),
  evidenceOf(document, 'my permit ran out', 'Press'),
  evidenceOf(document, 'What do I bring?', 'Bring'),
  evidenceOf(document, 'Which papers are needed?', 'a picture'),
  evidenceOf(document, 'How many ships has Aldby?', 'Port'),
  evidenceOf(document, 'start pump', 'Start'),
  evidenceOf(document, 'What opens the gate?', 'A permit', {
    strategy: 'phrase',
    text: 'A permit',
  }),
];

describe('the forms of an answer', () => {
  it.each([...FORMS.entries()])(
    '%i: fits a question, in the words of the article',
    (_at, { name, find }) => {
      const formed = EVIDENCE.map(find).filter((one) => one !== undefined);
      expect(formed).not.toEqual([]);
      for (const { parts } of formed)
        for (const { form, text, shown, rest = [], citation } of parts) {
          const { answer, sentence, quote } = citation;
          expect(form).toBe(name);
          expect(text).toBe(document.text.slice(answer.start, answer.end));
          expect(quote).toBe(document.text.slice(sentence.start, sentence.end));
          expect(answer.start).toBeGreaterThanOrEqual(sentence.start);
          expect(answer.end).toBeLessThanOrEqual(sentence.end);
          expect(shown).not.toEqual([]);
          for (const { start, end } of [...shown, ...rest])
            expect(document.text.slice(start, end).trim()).not.toBe('');
          const told = [...shown].sort((left, right) => left.start - right.start);
          expect(shown).toEqual(told);
        }
    },
  );

  it('always has one that fits', () => {
    for (const evidence of EVIDENCE) expect(FORMS.at(-1)?.find(evidence)).toBeDefined();
  });
});
