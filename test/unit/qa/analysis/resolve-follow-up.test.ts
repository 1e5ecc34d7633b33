import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from '../../../../src/qa/analysis/resolve-follow-up.ts';
import type { ConversationContext } from '../../../../src/qa/types.ts';

const context = (given: Partial<ConversationContext> = {}): ConversationContext => ({
  entities: ['Linhai'],
  terms: ['containers', 'linhai', '2021'],
  question: 'How many containers did Linhai load in 2021?',
  ...given,
});

const resolve = (text: string, given: Partial<ConversationContext> = {}): string =>
  resolveFollowUp(text, context(given)).text;

describe('a question that leaves something out', () => {
  it('puts a new year in the place of the old one', () => {
    expect(resolve('And in 2022?')).toBe('How many containers did Linhai load in 2022?');
  });

  it('puts a new name in the place of the old one', () => {
    expect(resolve('What about Dockville?')).toBe(
      'How many containers did Dockville load in 2021?',
    );
  });

  it('puts another word before the same noun', () => {
    expect(
      resolve('And the western region?', {
        entities: [],
        question: 'How fast did the eastern region grow?',
      }),
    ).toBe('How fast did the western region grow?');
  });

  it('adds what has no place in the old question', () => {
    expect(resolve('And of grain?', { entities: [] })).toBe(
      'How many containers did Linhai load in 2021 of grain?',
    );
  });

  it('says which words it carried', () => {
    expect(resolveFollowUp('And in 2022?', context()).carried).toEqual(['containers', 'linhai']);
  });

  it.each(['Why?', 'How much?', 'Who paid?'])('carries the topic into %j', (text) => {
    expect(resolve(text)).toBe(text.replace('?', ' containers linhai 2021?'));
  });
});

describe('a question that points back', () => {
  it.each(['Who said that?', 'And who said so?', 'who says this'])(
    'asks for the source of the last answer: %j',
    (text) => {
      expect(resolveFollowUp(text, context())).toEqual({
        text: 'Who said containers linhai 2021?',
        carried: ['containers', 'linhai', '2021'],
      });
    },
  );

  it.each([
    ['How large is it?', 'How large is it Linhai?'],
    [
      'When did they open their second terminal?',
      'When did they open their second terminal Linhai?',
    ],
    ['How many people work there?', 'How many people work there Linhai?'],
  ])('gets the name that its pronoun means: %j', (text, resolved) => {
    expect(resolveFollowUp(text, context())).toEqual({ text: resolved, carried: ['Linhai'] });
  });

  it('gets several names as alternatives, since it means one of them', () => {
    expect(resolve('Where was she born?', { entities: ['Ester Quill', 'Saltmouth'] })).toBe(
      'Where was she born Ester Quill or Saltmouth?',
    );
  });

  it('gets the topic when the last question held no name', () => {
    expect(resolve('How is it measured?', { entities: [], terms: ['inflation'] })).toBe(
      'How is it measured inflation?',
    );
  });
});

describe('a question that stands alone', () => {
  it.each([
    'How many bridges cross the Haixi river?',
    'Which airline ordered nine vessels?',
    'What does Dockville say about its own port?', // the name is its own
    'And how did Dockville grow?',
    'Did prices fall?',
    'What is inflation?',
  ])('has nothing carried into it: %j', (text) => {
    expect(resolveFollowUp(text, context()).carried).toEqual([]);
  });

  it.each([undefined, { entities: [], terms: [] }])('has no conversation before it', (before) => {
    for (const text of ['And in 2022?', 'Who said that?', 'Why?', 'How large is it?']) {
      expect(resolveFollowUp(text, before)).toEqual({ text, carried: [] });
    }
  });
});

describe('a hostile follow-up', () => {
  it.each([
    '',
    '?',
    'and ',
    'what about ',
    'And $& in $1?',
    'it '.repeat(13_000),
    'and '.repeat(10_000),
  ])('gets a text (%#)', (text) => {
    expect(resolveFollowUp(text, context()).text).toBeTypeOf('string');
  });

  it('puts its words in as they are, signs of replacement too', () => {
    expect(resolve('What about A$&B?')).toContain('A$&B');
  });
});
