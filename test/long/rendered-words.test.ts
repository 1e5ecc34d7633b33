import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findResidue } from '../../src/editors/find-residue.ts';
import { stemOf } from '../../src/qa/corpus/folder/file-kinds.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { splitDocument } from '../../src/qa/corpus/passages/split-document.ts';
import type { Document, Passage, Segment } from '../../src/qa/types.ts';
import { languageTools } from '../support/articles.ts';
import { renderedText } from '../support/rendered-text.ts';

/** Folders to look at, parted as in PATH; the sample and a few pages in dialects unless told. */
const CORPORA = (process.env.CORPORA ?? `corpus${delimiter}test/long/pages`).split(delimiter);

/** What became of one file. */
interface Read {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly segments: readonly Segment[];
  readonly file: string;
}

const wordsOf = (text: string): readonly string[] =>
  // "Q:" and "A:" before questions and answers are marks of their form.
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word !== 'q' && word !== 'a');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

/** Words of the rendered page that stand in no passage and no heading, counted as often as they stand there. */
const lostOf = ({ document, passages, segments }: Read, rendered: string): readonly string[] => {
  const kept = new Map<string, number>();
  // A heading that asks is the question of what stands under it, and the path of its passage.
  const isOutside = ({ span }: Segment): boolean =>
    !passages.some((passage) => span.start >= passage.span.start && span.end <= passage.span.end);
  const headings = segments.filter(isOutside);
  const texts = [
    document.title,
    ...headings.map(({ text }) => text),
    ...passages.map(({ span }) => document.text.slice(span.start, span.end)),
  ];
  for (const word of texts.flatMap(wordsOf)) kept.set(word, (kept.get(word) ?? 0) + 1);
  return wordsOf(rendered).filter((word) => {
    const left = kept.get(word) ?? 0;
    kept.set(word, left - 1);
    return left <= 0;
  });
};

const isProse = ({ blocks }: Passage): boolean =>
  !blocks.every(({ kind }) => kind === 'code' || kind === 'table');

const worst = (lines: readonly string[]): string => lines.slice(0, 20).join('\n');

describe.each(CORPORA)('the passages of %s', (folder) => {
  const read: Read[] = [];

  beforeAll(async () => {
    const { documents } = await loadCorpus(folder);
    const byId = new Map(documents.map((document) => [document.id, document]));
    for (const file of filesIn(folder)) {
      const document = byId.get(stemOf(file.normalize('NFC')));
      if (document === undefined) continue;
      const { passages, segments } = splitDocument(document, languageTools);
      read.push({ document, passages, segments, file: join(folder, file) });
    }
  });

  it('hold the words that the rendered pages show', () => {
    const told: string[] = [];
    let all = 0;
    let lost = 0;
    for (const one of read) {
      const rendered = renderedText(one.file);
      if (rendered === undefined) continue;
      const missing = lostOf(one, rendered.text);
      all += wordsOf(rendered.text).length;
      lost += missing.length;
      if (missing.length > 0) told.push(`${one.file}: ${missing.slice(0, 30).join(' ')}`);
    }
    process.stderr.write(
      `${folder}: ${lost} of ${all} words lost (${((100 * lost) / all).toFixed(3)} %)\n`,
    );
    expect(all).toBeGreaterThan(0);
    expect(lost / all, worst(told)).toBeLessThan(0.005);
  });

  it('hold no marks of templates, links or HTML', () => {
    const found = read.flatMap(({ document, segments, file }) => {
      const code = (renderedText(file)?.code ?? [])
        .filter((one) => one.length > 2)
        .sort((a, b) => b.length - a.length);
      return segments
        .filter(({ kind }) => kind !== 'code')
        .flatMap(({ text }) =>
          // What is told as code in the midst of a sentence is as it should be.
          findResidue(code.reduce((rest, one) => rest.replaceAll(one, ''), text)),
        )
        .map(({ kind, excerpt }) => `${document.id}: ${kind}: ${excerpt}`);
    });
    expect(found).toEqual([]);
  });

  it('are more than a few words, but for code and rows', () => {
    const prose = read.flatMap(({ passages }) => passages.filter(isProse));
    const short = prose.filter(({ text }) => wordsOf(text).length <= 4);
    process.stderr.write(`${folder}: ${short.length} of ${prose.length} passages short\n`);
    expect(
      short.length / prose.length,
      worst(short.map(({ id, text }) => `${id}: ${text}`)),
    ).toBeLessThan(0.02);
  });

  it('end sentences between words', () => {
    const cuts: string[] = [];
    let count = 0;
    for (const { document, passages } of read) {
      for (const { span } of passages.flatMap(({ sentences }) => sentences)) {
        count += 1;
        if (!/^\S\S/u.test(document.text.slice(span.end - 1, span.end + 1))) continue;
        cuts.push(document.text.slice(span.end - 30, span.end + 20));
      }
    }
    process.stderr.write(`${folder}: ${cuts.length} of ${count} sentences end inside a word\n`);
    expect(cuts.length / count, worst(cuts)).toBeLessThan(1 / 2000);
  });
});
