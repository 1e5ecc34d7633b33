import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryOf, openRequestBench, type RequestBench } from '../../../support/request-bench.ts';

const library = await libraryOf(
  {
    id: 'west',
    text: 'The market value of Westline was 40 million euros in 2020, Ines Falk said. The market value of Westline was 55 million euros in 2021.',
  },
  {
    id: 'east',
    text: 'The market value of Eastport was 70 million euros in 2020, Otto Brandt said.',
  },
);

describe('a conversation that begins with a figure', () => {
  let bench: RequestBench;
  beforeAll(async () => {
    bench = await openRequestBench(() => library);
  });
  afterAll(() => bench.store.close());

  const figure = { options: { topic: 'market value Westline 2020' }, command: 'figure' };

  it.each([
    ['and in 2021?', '55 million euros'],
    ['what about Eastport?', '70 million euros'],
  ])('goes on in plain words: %s', async (question, value) => {
    await bench.send('', figure);
    const { card } = await bench.send(question);
    expect(JSON.stringify(card)).toContain(value);
    expect(card.notes.join()).toContain('Carried over');
  });

  it('knows who said it', async () => {
    await bench.send('', figure);
    expect((await bench.send('who said that?')).card).toMatchObject({ answer: 'Ines Falk' });
  });
});
