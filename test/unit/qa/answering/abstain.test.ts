import { describe, expect, it } from 'vitest';
import type { AbstentionReason, Answer } from '../../../../src/qa/types.ts';
import { ask, libraryOf, makeArticle } from '../../../support/articles.ts';

const library = await libraryOf(
  makeArticle(
    [
      'Henan built 31 dams in 2016, and rice exports rose by 8%.',
      'The fifth harvest fair in Henan opened with 445 farms.',
      'The river is wide. A bridge crosses it.',
    ],
    { id: 'henan', title: 'Rivers', publishedOn: '2017-01-02' },
  ),
);

const answerTo = async (question: string): Promise<Answer> => (await ask(library, question)).answer;

describe('abstaining', () => {
  it.each<[string, AbstentionReason, string | undefined]>([
    ['How many dams did Hubei build in 2016?', 'missing-entity', 'Hubei'],
    ['How many dams did Henan build in 2018?', 'missing-period', '2018'],
    ['Quasar luminosity spectroscopy?', 'no-passage', undefined],
    ['Which rice pudding recipe won the television contest?', 'low-evidence', undefined],
    ['hello', 'not-a-question', undefined],
    ['Wie viele Dämme wurden in der Provinz gebaut?', 'unsupported-language', 'German'],
  ])('gives the reason for %j: %s', async (question, reason, missing) => {
    const answer = await answerTo(question);
    expect(answer).toMatchObject({ kind: 'abstention', reason });
    expect(answer.kind === 'abstention' ? answer.missing : '').toBe(missing);
  });

  it.each([
    'How many dams did Henan or Hubei build in 2016?',
    'How many dams did Henan build in 2016 or 2018?',
  ])('needs one of several alternatives only: %j', async (question) => {
    expect(await answerTo(question)).toMatchObject({
      kind: 'figure',
      figure: { quantity: { value: 31 } },
    });
  });

  it('trusts a sentence less when it holds another number than the question', async () => {
    const [right, wrong] = await Promise.all([
      answerTo('What opened with 445 farms in Henan?'),
      answerTo('What opened with 554 farms in Henan?'),
    ]);
    expect(right.kind).toBe('extract');
    expect(wrong.score).toBeLessThan(right.score * 0.7);
  });

  it('trusts a sentence less when it says the opposite', async () => {
    const [right, wrong] = await Promise.all([
      answerTo('By how much did rice exports in Henan rise?'),
      answerTo('By how much did rice imports in Henan fall?'),
    ]);
    expect(right.kind).not.toBe('abstention');
    expect(wrong.kind).toBe('abstention');
  });

  it('shows the nearest passage, word for word', async () => {
    const answer = await answerTo('How many dams did Hubei build in 2016?');
    expect(answer.kind === 'abstention' ? answer.nearest[0]?.quote : '').toContain(
      'Henan built 31 dams in 2016, and rice exports rose by 8%.\n',
    );
  });

  it('says that filters leave everything out', async () => {
    const { answer } = await ask(library, 'How many dams did Henan build?', {
      filters: { after: '2020-01-01' },
    });
    expect(answer).toMatchObject({ kind: 'abstention', reason: 'filtered-out', nearest: [] });
  });

  it('offers the right spelling', async () => {
    const { answer } = await ask(library, 'Which televsion contest has a brigde?');
    expect(answer.kind === 'abstention' ? answer.didYouMean : '').toBe(
      'Which televsion contest has a bridge?',
    );
  });

  it('answers all the same when it is measured, as long as a word is shared', async () => {
    const { answer } = await library.answer(
      { text: 'How many dams did Hubei build in 2016?' },
      { collections: ['public'] },
      { alwaysAnswer: true },
    );
    expect(answer.kind).not.toBe('abstention');
  });

  it('scores every answer from 0 to 1', async () => {
    for (const question of [
      'dams',
      'How many dams did Henan build in 2016?',
      '',
      'river bridge wide',
    ]) {
      const { score } = await answerTo(question);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
