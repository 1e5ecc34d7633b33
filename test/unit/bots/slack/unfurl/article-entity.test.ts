import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../../../src/bots/presentation/words/words.ts';
import {
  articleEntity,
  articleUnfurl,
} from '../../../../../src/bots/slack/unfurl/article-entity.ts';
import { entityProblems } from '../../../../support/fake-slack/checks/check-entity.ts';
import { validateBlocks } from '../../../../support/fake-slack/checks/validate-blocks.ts';
import { hostileText } from '../../../../support/hostile-text.ts';
import { makeDocument } from '../../../../support/library.ts';

const POSTED = 'https://news.example/articles/east?signature=x';
const text = hostileText();

const shared = fc
  .record({
    title: text,
    words: text,
    publisher: fc.option(text, { nil: undefined }),
    publishedOn: fc.constantFrom('2022-09-23', '2022-13-45', 'soon', undefined),
    authors: fc.array(text, { maxLength: 3 }),
  })
  .map(({ words, publisher, publishedOn, ...rest }) => ({
    document: makeDocument({
      ...rest,
      ...(publisher === undefined ? {} : { publisher }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
    }),
    posted: POSTED,
    url: POSTED,
    words,
  }));

describe('an article under its link', () => {
  it('is a Work Object that Slack takes, whatever it says', () => {
    fc.assert(
      fc.property(shared, (one) => {
        const entity = articleEntity(one, wordsFor('en'));
        expect(entityProblems(entity, true)).toEqual([]);
        expect(JSON.stringify(entity)).not.toMatch(/<[!@#]|"format"/u);
      }),
    );
  });

  it('is plain text in blocks that Slack takes', () => {
    fc.assert(
      fc.property(shared, (one) => {
        const { blocks } = articleUnfurl(one)[POSTED] ?? {};
        expect(validateBlocks(blocks)).toEqual([]);
        expect(JSON.stringify(blocks)).not.toMatch(/mrkdwn|<[!@#]/u);
      }),
    );
  });

  it('names its publisher, author and day in the language of whoever posted it', () => {
    const one = {
      document: makeDocument({
        publisher: 'Coast Herald',
        authors: ['Ida'],
        publishedOn: '2022-09-23',
      }),
      posted: POSTED,
      url: POSTED,
      words: 'It grew.',
    };
    const {
      attributes,
      fields,
      custom_fields: custom,
    } = articleEntity(one, wordsFor('de')).entity_payload;
    expect(attributes.display_type).toBe('Artikel');
    expect(fields).toMatchObject({
      description: { value: 'It grew.' },
      created_by: { value: 'Ida' },
      date_created: { value: Date.UTC(2022, 8, 23) / 1000 },
    });
    expect(custom).toMatchObject([{ label: 'Herausgeber', value: 'Coast Herald' }]);
  });
});
