import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEnglish } from '../../src/qa/analysis/english.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { ConversationContext } from '../../src/qa/types.ts';
import { resolveFollowUp } from '../../src/qa/understanding/follow-up/resolve-follow-up.ts';

interface Turn {
  readonly question: string;
  readonly entity: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly carries: readonly string[];
}

/** What was carried into one follow-up, beside what should have been. */
interface Carried {
  readonly turn: Turn;
  readonly text: string;
  readonly carried: readonly string[];
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { documents } = await loadCorpus(folder('../../corpus'));
const library = await buildLibrary(documents);
const english = createEnglish();
const scope = { collections: [...new Set(documents.map(({ collection }) => collection))] };

/** Holds each conversation of a file, turn by turn. */
const hold = async (name: string): Promise<readonly Carried[]> => {
  const found: Carried[] = [];
  for (const line of readFileSync(folder(name), 'utf8').trim().split('\n')) {
    let context: ConversationContext | undefined;
    const { turns } = JSON.parse(line) as { readonly turns: readonly Turn[] }; // golden data
    for (const [index, turn] of turns.entries()) {
      const { text } = resolveFollowUp(turn.question, context, english);
      const asked = { text: turn.question, ...(context === undefined ? {} : { context }) };
      const { carried, next } = await library.answer(asked, scope);
      context = next;
      if (index > 0) found.push({ turn, text: text.toLowerCase(), carried });
    }
  }
  return found;
};

const share = (all: readonly Carried[], isRight: (one: Carried) => boolean): number =>
  all.length === 0 ? 1 : all.filter(isRight).length / all.length;

describe.each(['conversations.jsonl', 'held-conversations.jsonl'])('in %s', async (name) => {
  const all = await hold(name);
  const carrying = (what: string) => all.filter(({ turn }) => turn.carries.includes(what));

  it('something is carried into a question that leans on the one before', () => {
    const leaning = all.filter(({ turn }) => turn.carries.length > 0);
    expect(leaning.length).toBeGreaterThan(20);
    expect(share(leaning, ({ carried }) => carried.length > 0)).toBeGreaterThanOrEqual(0.95);
  });

  it('it is the right entity', () => {
    const isRight = ({ turn, text }: Carried) =>
      (turn.entity ?? '')
        .toLowerCase()
        .split(/\s+/u)
        .some((word) => text.includes(word));
    expect(share(carrying('entity'), isRight)).toBeGreaterThanOrEqual(0.95);
  });

  it('nothing is carried into a question that stands alone', () => {
    const alone = all.filter(({ turn }) => turn.carries.length === 0);
    expect(alone.length).toBeGreaterThan(5);
    expect(share(alone, ({ carried }) => carried.length === 0)).toBeGreaterThanOrEqual(0.9);
  });
});

it('the period of the question before is carried where it is meant', async () => {
  const all = [
    ...(await hold('conversations.jsonl')),
    ...(await hold('held-conversations.jsonl')),
  ].filter(({ turn }) => turn.carries.includes('period'));
  const isRight = ({ turn, text }: Carried) =>
    text.includes((turn.period?.from ?? '?').slice(0, 4));
  expect(share(all, isRight)).toBeGreaterThanOrEqual(0.5);
});
