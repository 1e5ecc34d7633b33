import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../../src/qa/types.ts';
import { ask, libraryOf, makeArticle } from '../../../../support/articles.ts';

const article = (id: string, publishedOn: string, text: string) =>
  makeArticle([text], { id, title: 'Pier', publishedOn });

const library = await libraryOf(
  article('first', '2020-03-01', 'The pier of Saltmouth was opened by Ester Quill.'),
  article('second', '2022-03-01', 'The pier of Saltmouth was opened by Orla Finch.'),
  article('third', '2021-03-01', 'The pier of Saltmouth was opened by Tamsin Reeve.'),
  article('same', '2019-03-01', 'The ferry was paid for by Lin Hao.'),
  article('again', '2018-03-01', 'The ferry was paid for by Lin Hao.'),
  article('old', '2015-03-01', 'The toll of the bridge was 4 crowns in Quillby.'),
  article('new', '2023-03-01', 'The toll of the bridge was 6 crowns in Quillby.'),
);

const said = (answer: Answer): readonly string[] => {
  if (answer.kind === 'extract')
    return [...answer.parts, ...answer.conflicts].map(({ text }) => text);
  if (answer.kind === 'figure')
    return [answer.figure, ...answer.conflicts].map(({ quantity }) => quantity.text);
  return [];
};

describe('articles that disagree', () => {
  it('are all shown, those beside the answer newest first', async () => {
    const { answer } = await ask(library, 'Who opened the pier of Saltmouth?');
    const [first, ...others] = said(answer);
    expect(new Set([first, ...others])).toEqual(
      new Set(['Ester Quill', 'Orla Finch', 'Tamsin Reeve']),
    );
    const newestFirst = ['Orla Finch', 'Tamsin Reeve', 'Ester Quill'].filter(
      (name) => name !== first,
    );
    expect(others).toEqual(newestFirst);
  });

  it('are cited each by its own words', async () => {
    const { answer } = await ask(library, 'Who opened the pier of Saltmouth?');
    const conflicts = answer.kind === 'extract' ? answer.conflicts : [];
    for (const { text, citation } of conflicts) expect(citation.quote).toContain(text);
    expect(conflicts).toHaveLength(2);
  });

  it('are shown for amounts as well', async () => {
    const { answer } = await ask(library, 'How much was the toll of the bridge in Quillby?');
    expect([...said(answer)].sort()).toEqual(['4 crowns', '6 crowns']);
  });
});

describe('articles that say the same', () => {
  it('are no conflict', async () => {
    const { answer } = await ask(library, 'Who paid for the ferry?');
    expect(said(answer)).toEqual(['Lin Hao']);
  });
});
