/** What orders the items of a list; two items never have the same key. */
export type ItemKey = readonly (string | number)[];

/** A part of a list, and what asks for the part after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** `null` at the end. */
  readonly next: string | null;
}

export const PAGE_MAX = 200;
export const PAGE_DEFAULT = 50;
const CURSOR_MAX = 2_000;

const compareKeys = (one: ItemKey, other: ItemKey): number => {
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined || part === against) continue;
    return part < against ? -1 : 1;
  }
  return 0;
};

const writeCursor = (key: ItemKey): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key in a cursor, or `undefined` where it is none of a list with keys like this one. */
const readCursor = (cursor: string, like: ItemKey): ItemKey | undefined => {
  if (cursor.length > CURSOR_MAX) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(key) || key.length !== like.length) return undefined;
  return key.every((part, at) => typeof part === typeof like[at]) ? key : undefined;
};

/**
 * The page of a sorted list after the item that a cursor names, whether that is still there or not: what comes and
 * goes between two requests neither doubles nor hides anything else. `undefined` for a cursor of another list.
 */
export const pageOf = <Item>(
  sorted: readonly Item[],
  keyOf: (item: Item) => ItemKey,
  {
    cursor,
    limit = PAGE_DEFAULT,
  }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Page<Item> | undefined => {
  const [first] = sorted;
  if (first === undefined) return { items: [], next: null };
  let from = 0;
  if (cursor !== undefined) {
    const key = readCursor(cursor, keyOf(first));
    if (key === undefined) return undefined;
    const at = sorted.findIndex((item) => compareKeys(keyOf(item), key) > 0);
    from = at < 0 ? sorted.length : at;
  }
  const items = sorted.slice(from, from + limit);
  const last = items.at(-1);
  const isEnd = last === undefined || from + items.length >= sorted.length;
  return { items, next: isEnd ? null : writeCursor(keyOf(last)) };
};
