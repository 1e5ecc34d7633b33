import { describe, expect, it } from 'vitest';
import { createEnglish } from '../../../../../src/qa/analysis/english.ts';
import type { ConversationContext } from '../../../../../src/qa/types.ts';
import { resolveFollowUp as resolveIn } from '../../../../../src/qa/understanding/follow-up/resolve-follow-up.ts';

const english = createEnglish();
const resolveFollowUp = (text: string, before: ConversationContext | undefined) => {
  const { topic: _, ...resolved } = resolveIn(text, before, english);
  return resolved;
};

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
    expect(resolveFollowUp('And in 2022?', context()).carried).toEqual(['Linhai', 'containers']);
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
        carried: ['Linhai', 'containers', '2021'],
      });
    },
  );

  it.each([
    ['How large is it?', 'How large is Linhai?'],
    ['When did they open their second terminal?', 'When did Linhai open their second terminal?'],
    ['How many people work there?', 'How many people work in Linhai?'],
  ])('gets the name that its pronoun means: %j', (text, resolved) => {
    expect(resolveFollowUp(text, context())).toEqual({ text: resolved, carried: ['Linhai'] });
  });

  it('gets several names as alternatives, since it means one of them', () => {
    expect(resolve('Where was she born?', { entities: ['Ester Quill', 'Saltmouth'] })).toBe(
      'Where was Ester Quill or Saltmouth born?',
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

describe('each class of follow-up', () => {
  const behind = (question: string, given: Partial<ConversationContext> = {}) => ({
    entities: [],
    terms: [],
    question,
    ...given,
  });

  it.each([
    ['And for grain?', 'What tariff applies for steel?', 'What tariff applies for grain?'],
    [
      'And of the population?',
      'What share of the land do the northern valleys have?',
      'What share of the population do the northern valleys have?',
    ],
    ['And of its value?', 'What share of the cargo was lost?', 'What share of the value was lost?'],
    [
      'And in Dockville?',
      'How did trade develop in the northern valley?',
      'How did trade develop in Dockville?',
    ],
    [
      'And night ships?',
      'How many large harbour ships did the port buy?',
      'How many night ships did the port buy?',
    ],
    ['And the second?', 'What is Quill’s first rule?', 'What is Quill’s second rule?'],
    ['What about the third one?', 'What was the first bid?', 'What was the third bid?'],
  ])('puts a phrase in the place of its like: %j after %j', (text, question, resolved) => {
    expect(resolveFollowUp(text, behind(question)).text).toBe(resolved);
  });

  it.each(['Since when?', 'With what result?', 'In which year?', 'When was that?', 'Why was it?'])(
    'asks for one thing more about the whole matter: %j',
    (text) => {
      const question = 'Which bridges were closed?';
      const resolved = resolveIn(text, behind(question, { terms: ['bridges', 'closed'] }), english);
      expect(resolved.text).toBe(text.replace('?', ' bridges closed?'));
      expect(resolved.topic).toBe(question);
    },
  );

  it('lets “he” mean a person and “it” anything else', () => {
    const given = { entities: ['Otto Brandt', 'Saltmouth'], people: ['Otto Brandt'] };
    expect(resolve('What did he build?', given)).toBe('What did Otto Brandt build?');
    expect(resolve('How old is it?', given)).toBe('How old is Saltmouth?');
    expect(resolve('What is his plan?', given)).toBe("What is Otto Brandt's plan?");
    expect(resolve('How many people live there?', given)).toBe(
      'How many people live in Saltmouth?',
    );
  });

  it.each([
    ['How long is it?', 'Who built the harbour tunnel with the ministry?', 'harbour tunnel'],
    ['What do they forbid?', 'Which safety rules did the council pass?', 'safety rules'],
    ['How many valleys are that?', 'What land do the northern valleys have?', 'northern valleys'],
    ['When did it end?', 'What was the aim of the annual meeting?', 'aim of the annual meeting'],
  ])('lets a pronoun mean a noun that agrees with it: %j after %j', (text, question, topic) => {
    expect(resolveFollowUp(text, behind(question)).carried).toEqual([topic]);
  });

  it.each(['How many ferries are there?', 'Are there two ports?', 'What is there to see?'])(
    'takes “there” for no place in %j',
    (text) => {
      expect(resolveFollowUp(text, context()).carried).toEqual([]);
    },
  );

  it('keeps names in a question joined by “and” that names nothing', () => {
    const { text } = resolveFollowUp(
      'And how many cranes were built?',
      context({ question: 'Who runs Linhai?' }),
    );
    expect(text).toBe('how many cranes were built Linhai?');
  });

  it('keeps the year of an amount in an amount joined by “and”, and in nothing else', () => {
    expect(resolve('And how many ships did Dockville load?')).toBe(
      'how many ships did Dockville load in 2021?',
    );
    expect(resolve('And who runs Dockville?')).toBe('who runs Dockville?');
    expect(resolve('And how many ships did Dockville load in 1990?')).not.toContain('2021');
  });

  it('looks in the article that was spoken of', () => {
    const given = { documentId: 'linhai' };
    const text = 'What does the same article say about grain?';
    const first = resolveFollowUp(text, context(given));
    expect(first).toEqual({ text, carried: ['the same article'] });
    const next = resolveFollowUp('And about steel?', context({ ...given, question: text }));
    expect(next).toEqual({
      text: 'What does the same article say about steel?',
      carried: ['the same article'],
    });
  });

  it('asks who said the sentence that was the answer', () => {
    const quote = 'Linhai loaded 4 million containers in 2021, Otto Brandt said.';
    expect(resolve('Who said that?', { quote })).toBe(
      'Who said Linhai loaded 4 million containers in 2021, Otto Brandt said?',
    );
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
    'and it '.repeat(280),
    'and of its '.repeat(180),
    `and ${'the '.repeat(490)}`,
    'and '.repeat(10_000),
  ])('gets a text (%#)', (text) => {
    expect(resolveFollowUp(text, context()).text).toBeTypeOf('string');
  });

  it('puts its words in as they are, signs of replacement too', () => {
    expect(resolve('What about A$&B?')).toContain('A$&B');
  });
});
