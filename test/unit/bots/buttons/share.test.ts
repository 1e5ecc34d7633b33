import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/bots/presentation/card.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import type { Library } from '../../../../src/qa/library/library.ts';
import {
  buttonOn,
  libraryOf,
  openRequestBench,
  type RequestBench,
} from '../../../support/request-bench.ts';

const PUBLIC = { id: 'west', text: 'The west grew by 6.7% a year in 2020, Ines Falk said.' };
const SECRET = {
  id: 'plans/closing',
  collection: 'board',
  text: 'The harbour plant closes in 2031, Otto Brandt said.',
};
const both = await libraryOf(PUBLIC, SECRET);
const changed = await libraryOf({ ...PUBLIC, text: 'The west shrank by 2% a year in 2020.' });

const QUESTION = 'How fast did the west grow in 2020?';
const ALONE: Partial<BotRequest> = { visibility: 'private', offers: ['share'] };
const BOARD = { scope: { collections: ['public', 'board'] } };

let library: Library;
let bench: RequestBench;
beforeEach(async () => {
  library = both;
  bench = await openRequestBench(() => library);
});
afterEach(() => bench.store.close());

const wordsOf = (card: Card): string => (card.kind === 'notice' ? card.text : card.kind);

describe('sharing a private answer', () => {
  it('shows the same card to everyone, with the question and buttons that work', async () => {
    const { card, visibility } = await bench.send(QUESTION, ALONE);
    expect(visibility).toBe('private');
    const shared = await bench.press(buttonOn(card, 'share'), ALONE);
    expect(shared).toMatchObject({ visibility: 'public', shared: { question: QUESTION } });
    expect({ ...shared.card, actions: [] }).toEqual({ ...card, actions: [] });
    const kinds = (shown: Card) => shown.actions.map(({ kind }) => kind);
    expect(kinds(shared.card)).toEqual(kinds(card).filter((kind) => kind !== 'share'));
    const [logged] = await bench.store.questions.since(0, 1);
    expect(logged).toMatchObject({ command: 'share', outcome: 'shown' });
    const why = await bench.press(buttonOn(shared.card, 'why'), { userKey: 'T1:U2' });
    expect(why.card.kind).toBe('trace');
  });

  it('shows figures and tables as well as answers', async () => {
    const { card } = await bench.send('growth', {
      ...ALONE,
      command: 'figure',
      options: { topic: 'growth' },
    });
    const shared = await bench.press(buttonOn(card, 'share'), ALONE);
    expect(shared).toMatchObject({
      card: { kind: 'figure' },
      shared: { question: '/figure growth' },
    });
  });

  it('is offered under private answers, where the platform can do it', async () => {
    for (const extra of [{ offers: ['share'] }, { visibility: 'private' }] as const) {
      const { card } = await bench.send(QUESTION, extra);
      expect(card.actions.map(({ kind }) => kind)).not.toContain('share');
    }
  });

  it('never shows what the channel may not see', async () => {
    const { card } = await bench.send('When does the harbour plant close?', { ...ALONE, ...BOARD });
    expect(JSON.stringify(card)).toContain('2031');
    const refused = await bench.press(buttonOn(card, 'share'), ALONE);
    expect(refused.visibility).toBe('private');
    expect(JSON.stringify(refused)).not.toContain('2031');
    expect(wordsOf(refused.card)).toContain('not everyone here may see');
  });

  it('shows what the channel may see without notes or suggestions that may rest on more', async () => {
    await bench.send('How fast did the west grow in 2019?', BOARD);
    const { card } = await bench.send('and in 2020?', { ...ALONE, ...BOARD });
    expect(card.notes.join()).toContain('Carried over');
    const shared = await bench.press(buttonOn(card, 'share'), ALONE);
    expect(shared.visibility).toBe('public');
    expect(shared.card.notes).toEqual([]);
  });

  it('quotes no article that was changed since', async () => {
    const { card } = await bench.send(QUESTION, ALONE);
    library = changed;
    const refused = await bench.press(buttonOn(card, 'share'), ALONE);
    expect(JSON.stringify(refused)).not.toContain('6.7%');
  });

  it('is for whoever asked', async () => {
    const { card } = await bench.send(QUESTION, ALONE);
    const refused = await bench.press(buttonOn(card, 'share'), { ...ALONE, userKey: 'T1:U2' });
    expect(wordsOf(refused.card)).toContain('Only whoever asked');
  });
});
