import { describe, expect, it } from 'vitest';
import { analyseDocument } from '../../../../src/qa/library/analyse-document.ts';
import { createPacking } from '../../../../src/qa/packing/pack-documents.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { languageTools } from '../../../support/articles.ts';
import { makeDocument } from '../../../support/library.ts';

const MIXED = makeDocument({
  id: 'fares',
  title: 'Fares of the ferry',
  text: `“We carried ½ a million people in the north-east,” said Ines Falk, the company’s director. “It was our best year.”

The ﬁrst boat — MV ‘Ångström’ — leaves at 6:15 a.m. Mr. Vale said fares rose by 3.5% in 2024. AR-7 was told… nothing\t more.`,
});

/** All that a passage tells, read from it part by part. */
const told = (passage: Passage) => ({
  id: passage.id,
  documentId: passage.documentId,
  span: passage.span,
  text: passage.text,
  heading: passage.heading,
  path: passage.path,
  blocks: passage.blocks,
  carried: passage.carried,
  around: passage.around,
  names: passage.names,
  sentences: passage.sentences,
  word: passage.tokens.word,
  stem: passage.tokens.stem,
  tag: passage.tokens.tag,
  start: passage.tokens.start,
  end: passage.tokens.end,
});

describe('a packed document', () => {
  const analysed = analyseDocument(MIXED, languageTools);

  it('tells what it told before', () => {
    const packed = runAtOnce(createPacking()(analysed));
    expect(packed.passages.length).toBeGreaterThan(0);
    expect(packed.passages.map(told)).toEqual(analysed.passages.map(told));
  });

  it('tells the same again once others have been read', () => {
    const { passages } = runAtOnce(createPacking(1)(analysed));
    const [first] = passages;
    const sentences = first?.sentences;
    expect(first?.sentences).toBe(sentences);
    const others = runAtOnce(
      createPacking(1)({
        ...analysed,
        passages: [...analysed.passages, ...analysed.passages],
      }),
    );
    for (const passage of [...others.passages, ...others.passages]) told(passage);
    expect(others.passages.map(told)).toEqual(
      [...analysed.passages, ...analysed.passages].map(told),
    );
  });

  it('has the figures it had, what they have in common kept once', () => {
    const { figures } = runAtOnce(createPacking()(structuredClone(analysed)));
    expect(figures).toEqual(analysed.figures);
    const again = runAtOnce(
      createPacking()(structuredClone({ ...analysed, figures: [...figures, ...figures] })),
    );
    const units = again.figures.map(({ quantity }) => quantity.unit);
    expect(units.length).toBeGreaterThan(1);
    expect(new Set(units).size).toBeLessThan(units.length);
  });

  it('keeps a speaker once, however often he speaks', () => {
    const { passages } = runAtOnce(createPacking()(analysed));
    const speakers = passages.flatMap(({ sentences }) =>
      sentences.flatMap(({ attribution }) => attribution ?? []),
    );
    const falk = speakers.filter(
      ({ speaker, mode }) => speaker === 'Ines Falk' && mode === 'direct',
    );
    expect(falk.length).toBeGreaterThan(1);
    expect(new Set(falk).size).toBe(1);
  });
});
