import { describe, expect, it } from 'vitest';
import { glossaryClashes, proposedTerms } from '../../../src/editors/review-glossary.ts';
import { type GlossaryEntry, glossaryEntries } from '../../../src/qa/glossary/glossary-entries.ts';
import { readText } from '../../support/answers.ts';
import { makeArticle } from '../../support/articles.ts';

const entriesOf = async (text: string): Promise<readonly GlossaryEntry[]> =>
  (await readText('_glossary.md', text)).flatMap(glossaryEntries);

const ARTICLES = [
  makeArticle(['We keep a service level agreement (SLA) with each.', 'Ask the team (HR).'], {
    id: 'a',
  }),
  makeArticle(['The Service Level Agreement (SLAs) says so; time to recovery (TTR) too.'], {
    id: 'b',
  }),
];

describe('a look at a glossary', () => {
  it('finds names that lead to two entries', async () => {
    const text =
      '# Words\n\n## PTO\n\nAliases: leave\n\nPaid.\n\n## Leave\n\nAliases: PTO\n\nAny.\n';
    expect(glossaryClashes(await entriesOf(text)).map(({ name }) => name)).toEqual([
      'pto',
      'leave',
    ]);
    expect(glossaryClashes(await entriesOf('# Words\n\n## PTO\n\nPaid.\n'))).toEqual([]);
  });

  it('proposes acronyms that articles explain, those of most articles first', () => {
    expect(proposedTerms(ARTICLES, [])).toEqual([
      { acronym: 'SLA', words: 'service level agreement', documentIds: ['a', 'b'] },
      { acronym: 'TTR', words: 'time to recovery', documentIds: ['b'] },
    ]);
  });

  it('proposes none that is known', async () => {
    const known = await entriesOf(
      '# Words\n\n## Service level agreement\n\nAliases: SLA, TTR\n\nA promise.\n',
    );
    expect(proposedTerms(ARTICLES, known)).toEqual([]);
  });
});
