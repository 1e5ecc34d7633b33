import { describe, expect, it } from 'vitest';
import { readSelqa } from '../../../../evaluation/formats/selqa.ts';
import { readTrecqa } from '../../../../evaluation/formats/trecqa.ts';
import { readWikiqa } from '../../../../evaluation/formats/wikiqa.ts';
import type { RankingSet } from '../../../../evaluation/question-set.ts';
import { segmentsOf } from '../../../../src/qa/corpus/tree/segments-of.ts';
import type { Document } from '../../../../src/qa/types.ts';

const WIKIQA = [
  'QuestionID\tQuestion\tDocumentID\tDocumentTitle\tSentenceID\tSentence\tLabel',
  'Q1\thow are caves formed?\tD1\tCave\tD1-0\tA picture of a cave\t0',
  'Q1\thow are caves formed?\tD1\tCave\tD1-1\tA cave is a hole .\t0',
  'Q1\thow are caves formed?\tD1\tCave\tD1-2\tWater forms it.\t1',
  'Q2\twho was he\tD2\tA man\tD2-0\tHe was a man.\t0',
].join('\r\n');

const TRECQA = [
  'qtext,label,atext',
  'Who wrote it ?,1,"Young wrote it , he said ."',
  'Who wrote it ?,0,Nobody knows .',
].join('\n');

const SELQA = JSON.stringify([
  {
    question: 'Where is it?',
    article: 'Israel',
    section: 'Museums',
    candidates: ['It is large.', 'It is in Jerusalem.'],
    answers: [1],
  },
]);

/** Per question, each candidate's text where it stands, right ones marked. */
const candidates = ({ documents, questions }: RankingSet): readonly (readonly string[])[] =>
  questions.map(({ documentId, candidates: own }) => {
    const text = documents.find(({ id }) => id === documentId)?.text;
    return own.map(
      ({ span, isRight }) => `${isRight ? '+' : '-'}${text?.slice(span.start, span.end)}`,
    );
  });

const kindsOf = (document: Document | undefined) =>
  document === undefined ? [] : segmentsOf(document.root).map(({ kind }) => kind);

describe('readWikiqa', () => {
  const set = readWikiqa(WIKIQA, 'wikiqa.tsv');

  it('gathers the sentences of a question, right ones marked', () => {
    expect(candidates(set)).toEqual([
      ['-A picture of a cave', '-A cave is a hole.', '+Water forms it.'],
      ['-He was a man.'],
    ]);
  });

  it('keeps running text together and a caption apart', () => {
    expect(kindsOf(set.documents[0])).toEqual(['title', 'paragraph', 'paragraph']);
    expect(set.documents[0]?.text).toContain('A cave is a hole. Water forms it.');
  });

  it('names a file with other columns', () => {
    expect(() => readWikiqa('a\tb', 'other.tsv')).toThrow(/other\.tsv/);
  });
});

describe('readTrecqa', () => {
  it('takes every sentence as a paragraph, since each comes from elsewhere', () => {
    const set = readTrecqa(TRECQA, 'trecqa.csv');
    expect(candidates(set)).toEqual([['+Young wrote it, he said.', '-Nobody knows.']]);
    expect(kindsOf(set.documents[0])).toEqual(['paragraph', 'paragraph']);
  });
});

describe('readSelqa', () => {
  it('puts the section above its sentences as a heading', () => {
    const set = readSelqa(SELQA, 'selqa.json');
    expect(candidates(set)).toEqual([['-It is large.', '+It is in Jerusalem.']]);
    expect(set.documents[0]?.text.startsWith('Israel\n\nMuseums\n\n')).toBe(true);
  });

  it('names a file of another shape', () => {
    expect(() => readSelqa('[{}]', 'other.json')).toThrow(/other\.json/);
  });
});
