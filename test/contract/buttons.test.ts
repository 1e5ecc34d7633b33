import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUTTONS } from '../../src/bots/buttons/buttons.ts';
import type { Reply } from '../../src/bots/commands/command.ts';
import {
  ACTION_KINDS,
  type Action,
  type ActionKind,
  type Card,
} from '../../src/bots/presentation/card.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import { articleOf, h } from '../support/forms.ts';
import { makeDocument } from '../support/library.ts';
import { buttonOn, openRequestBench, type RequestBench } from '../support/request-bench.ts';

const WEST =
  'The west grew by 6.7% a year in 2020, Ines Falk said. The west has 40 steel factories. The west exports machinery.';
const EAST = 'The east grew by 5% a year in 2020. The east exports ships.';
/** Of a table, one row answers; the others are the rest. */
const PORTS = articleOf(h('Ships by port'), {
  kind: 'table',
  header: ['Port', 'Ships in 2022', 'Ships in 2023'],
  rows: [
    ['Aldby', '410', '520'],
    ['Norrvik', '75', '80'],
    ['Saltmouth', '12', '15'],
    ['Kelby', '31', '33'],
  ],
});
const library = await buildLibrary([
  makeDocument({ id: 'west', text: WEST }),
  makeDocument({ id: 'east', text: EAST }),
  PORTS,
]);

const QUESTION = 'How fast did the west grow in 2020?';
/** A platform that can do everything. */
const ABLE = {
  offers: ['share', 'follow-up', 'comment', 'remove', 'rest'],
  helpChannel: 'C9',
} as const;

const ADMIN = { ...ABLE, isAdmin: true } as const;

let bench: RequestBench;
beforeAll(async () => {
  bench = await openRequestBench(() => library);
});
afterAll(() => bench.store.close());

const wordsOf = (card: Card): string => (card.kind === 'notice' ? card.text : card.kind);
const answer = () => bench.send(QUESTION, ABLE);

/** How a card that offers each kind of button comes about. */
const OFFERED: Readonly<Record<ActionKind, () => Promise<Reply>>> = {
  more: answer,
  rest: () => bench.send('ships of Aldby in 2023', ABLE),
  why: answer,
  feedback: answer,
  'follow-up': answer,
  'ask-person': answer,
  remove: answer,
  share: () => bench.send(QUESTION, { ...ABLE, visibility: 'private' }),
  related: () => bench.send('/figure growth'),
  'undo-correction': () => bench.send('How many steel factoreis does the west have?', ABLE),
  comment: async () => {
    const { card } = await answer();
    const { ref } = buttonOn(card, 'feedback');
    return bench.press({ kind: 'feedback', ref: `wrong-answer:${ref}` }, ABLE);
  },
  'make-answer': async () => {
    const { card } = await answer();
    const { ref } = buttonOn(card, 'feedback');
    return bench.press({ kind: 'feedback', ref: `wrong-answer:${ref}` }, ADMIN);
  },
  resolve: async () => {
    const { card } = await answer();
    const { elsewhere } = await bench.press(buttonOn(card, 'ask-person'), ABLE);
    if (elsewhere === undefined) throw new Error('nobody was asked');
    return { card: elsewhere.card, visibility: 'public' };
  },
};

describe.each(ACTION_KINDS)('the button %s', (kind) => {
  const offered = async (): Promise<Action> => buttonOn((await OFFERED[kind]()).card, kind);

  it('is served by one entry of the registry', () => {
    expect(BUTTONS.filter((button) => button.kind === kind)).toHaveLength(1);
  });

  it('is offered where a card calls for it, with a reference every platform can carry', async () => {
    const { ref } = await offered();
    expect(ref).toMatch(/^[\w:-]{8,60}$/u);
  });

  it('does something when it is pressed', async () => {
    const { card } = await bench.press(await offered(), ABLE);
    expect(wordsOf(card)).not.toContain('no longer');
    expect(card.kind === 'notice' && card.tone === 'problem').toBe(false);
  });

  it('does something once more when the press is answered again after a sudden end', async () => {
    const action = await offered();
    const first = await bench.press(action, { ...ABLE, key: 'again' });
    const again = await bench.press(action, { ...ABLE, key: 'again', isResumed: true });
    expect(wordsOf(again.card)).toBe(wordsOf(first.card));
    expect(again.elsewhere?.channel).toBe(first.elsewhere?.channel);
    expect(again.removes).toEqual(first.removes);
  });

  it('knows nothing on another platform or in another team', async () => {
    const action = await offered();
    const elsewhere = await bench.press(action, { ...ABLE, platform: 'discord' });
    expect(wordsOf(elsewhere.card)).toContain('no longer');
    if (kind === 'resolve') return;
    const other = await bench.press(action, { ...ABLE, userKey: 'T2:U1' });
    expect(wordsOf(other.card)).toContain('no longer');
  });

  it.each([
    '',
    ':',
    'right:',
    '__proto__',
    '9:x',
    "x'; DROP TABLE receipts",
    '\u0000',
    'a'.repeat(4000),
  ])('says that it is gone for the reference %.20j', async (ref) => {
    const { card, visibility } = await bench.press({ kind, ref }, ABLE);
    expect(wordsOf(card)).toContain('no longer');
    expect(visibility).toBe('private');
  });
});
