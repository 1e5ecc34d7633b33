import { describe, expect, it } from 'vitest';
import { glossaryEntries } from '../../../../src/qa/glossary/glossary-entries.ts';
import { buildLibrary } from '../../../../src/qa/library/build-library.ts';
import type { Answered } from '../../../../src/qa/types.ts';
import { readText } from '../../../support/answers.ts';
import { EVERYONE } from '../../../support/articles.ts';

const GLOSSARY = `---
title: Words we use
---

## Paid time off

Aliases: PTO, holiday allowance
Use instead of: vacation pot

Days on which you are paid and do not work.

## Recovery

| Term | Aliases | Meaning | Use instead of |
| --- | --- | --- | --- |
| RTO | recovery time | How long it takes until a service is back. | downtime goal |
`;

const ARTICLE = `# Time off in Aldwick

Paid time off is 25 days a year in Aldwick.

Lunch is served at noon.
`;

const ask = async (
  text: string,
  glossary = GLOSSARY,
  collections = EVERYONE.collections,
): Promise<Answered> => {
  const documents = [
    ...(await readText('hr/_glossary.md', glossary)),
    ...(await readText('hr/time-off.md', ARTICLE)),
  ];
  return (await buildLibrary(documents)).answer({ text }, { collections });
};

const meaning = ({ answer, trace }: Answered): string | undefined =>
  answer.kind === 'extract' && trace.strategy === 'glossary' ? answer.parts[0].text : undefined;

describe('a glossary', () => {
  it('holds headings with their text, and rows of tables', async () => {
    const [document] = await readText('_glossary.md', GLOSSARY);
    const entries = document === undefined ? [] : glossaryEntries(document);
    const told = entries.map(({ term, aliases, discouraged, meaning: span }) => ({
      term,
      aliases,
      discouraged,
      meaning: document?.text.slice(span.start, span.end),
    }));
    expect(told).toEqual([
      {
        term: 'Paid time off',
        aliases: ['PTO', 'holiday allowance', 'vacation pot'],
        discouraged: ['vacation pot'],
        meaning: 'Days on which you are paid and do not work.',
      },
      {
        term: 'RTO',
        aliases: ['recovery time', 'downtime goal'],
        discouraged: ['downtime goal'],
        meaning: 'How long it takes until a service is back.',
      },
    ]);
  });

  it.each([
    'What is PTO?',
    'what does pto mean',
    'PTO',
    'Define vacation pot',
    'What is the holiday allowance?',
  ])('answers “%s” with the entry', async (question) => {
    expect(meaning(await ask(question))).toBe('Days on which you are paid and do not work.');
  });

  it('shows the whole entry, with what to use instead of what', async () => {
    const { answer } = await ask('What is a vacation pot?');
    expect(answer.kind === 'extract' && answer.parts[0].citation.quote).toContain(
      'Use instead of: vacation pot',
    );
  });

  it.each(['What is the PTO in Aldwick?', 'How much PTO do I get in Aldwick?'])(
    'finds what articles call by another name: “%s”',
    async (question) => {
      const { answer } = await ask(question);
      expect(JSON.stringify(answer)).toContain('Paid time off is 25 days a year in Aldwick.');
      expect(answer.kind).not.toBe('abstention');
    },
  );

  it('is nothing to those who may not see it', async () => {
    const hidden = GLOSSARY.replace('title:', 'collection: board\ntitle:');
    expect(meaning(await ask('What is PTO?', hidden))).toBeUndefined();
    expect(meaning(await ask('What is PTO?', hidden, ['board']))).toBeDefined();
  });

  it('bears names that lead in a circle', async () => {
    const circular =
      '## PTO\n\nAliases: leave\n\nTime off.\n\n## Leave\n\nAliases: PTO\n\nAlso time off.\n';
    expect(meaning(await ask('What is PTO?', circular))).toBe('Time off.');
    expect(meaning(await ask('What is leave?', circular))).toBe('Time off.');
  });
});
