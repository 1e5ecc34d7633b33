import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/api/paging.ts';

const keyOf = ({ id, at }: { id: string; at: number }) => [id, at] as const;
const items = ['a', 'b', 'c'].flatMap((id) => [1, 2].map((at) => ({ id, at })));

const cursorAfter = (count: number): string => {
  const page = pageOf(items, keyOf, { limit: count });
  if (page === undefined || page.next === null) throw new Error('no cursor');
  return page.next;
};

describe('pageOf', () => {
  it('ends where the list ends, with no empty page behind', () => {
    expect(pageOf(items, keyOf, { limit: 6 })).toEqual({ items, next: null });
    expect(pageOf(items, keyOf, { limit: 4, cursor: cursorAfter(2) })?.next).toBeNull();
    expect(pageOf([], keyOf, { cursor: cursorAfter(2) })).toEqual({ items: [], next: null });
  });

  it('goes on after an item that has gone, and takes in what has come behind it', () => {
    const cursor = cursorAfter(3);
    const changed = [...items.filter(({ id }) => id !== 'b'), { id: 'd', at: 1 }];
    expect(pageOf(changed, keyOf, { cursor })?.items).toEqual([
      { id: 'c', at: 1 },
      { id: 'c', at: 2 },
      { id: 'd', at: 1 },
    ]);
  });

  it.each([
    ['is of another list', Buffer.from('["a"]').toString('base64url')],
    ['has parts of another kind', Buffer.from('[1,"a"]').toString('base64url')],
    ['is no JSON', 'nonsense'],
    ['is no list', Buffer.from('{}').toString('base64url')],
    ['is too long', 'a'.repeat(5_000)],
  ])('takes no cursor that %s', (_what, cursor) => {
    expect(pageOf(items, keyOf, { cursor })).toBeUndefined();
  });
});
