import { describe, expect, it } from 'vitest';
import { acceptDocument, acceptSpeaker } from '../../../../src/qa/retrieval/apply-filters.ts';
import type { Filters } from '../../../../src/qa/types.ts';
import { makeDocument } from '../../../support/library.ts';

const { publishedOn: _day, ...undated } = makeDocument();

describe('filters', () => {
  it.each<[string, Filters, boolean]>([
    ['the day itself, from', { after: '2022-09-23' }, true],
    ['the day itself, to', { before: '2022-09-23' }, true],
    ['a day before it', { after: '2022-09-22' }, true],
    ['a later start', { after: '2022-09-24' }, false],
    ['an earlier end', { before: '2022-09-22' }, false],
    ['its id in any case', { article: 'Western-Region' }, true],
    ['a part of its title', { article: 'the WEST' }, true],
    ['another title', { article: 'the east' }, false],
    ['nothing', {}, true],
  ])('accept an article by %s: %j %s', (_what, filters, accepted) => {
    expect(acceptDocument(filters, makeDocument())).toBe(accepted);
  });

  it('accept an article without a date only when none is asked for', () => {
    expect(acceptDocument({ after: '1900-01-01' }, undated)).toBe(false);
    expect(acceptDocument({ before: '2999-01-01' }, undated)).toBe(false);
    expect(acceptDocument({}, undated)).toBe(true);
  });

  it('accept a speaker by a part of the name in any case', () => {
    expect(acceptSpeaker('lin', 'Lin Hao')).toBe(true);
    expect(acceptSpeaker('Su', 'Lin Hao')).toBe(false);
    expect(acceptSpeaker('Lin', undefined)).toBe(false);
  });
});
