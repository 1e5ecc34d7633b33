import type { FigureChange, Period, Quantity } from '../../types.ts';
import { isBaseline } from './read-period.ts';
import type { PlacedQuantity, SentenceView } from './sentence-view.ts';
import { DOWN, UP } from './verbs.ts';

type Part = 'by' | 'from' | 'to';

/** What one quantity says of a change: which part of it, and which way. */
interface Role {
  readonly part: Part;
  readonly direction?: 'up' | 'down';
}

const wordAt = ({ segment }: SentenceView, at: number): string => segment.tokens.word[at] ?? '';

const directionOf = (word: string): 'up' | 'down' | undefined =>
  UP.has(word) ? 'up' : DOWN.has(word) ? 'down' : undefined;

const RISES = new Set('increase rise growth gain jump surge improvement'.split(' '));
const FALLS = new Set('decrease decline fall drop loss reduction cut decline slump'.split(' '));

const FARTHEST = 8;

/** The change word that governs a quantity from the left, and the preposition between them. */
const governor = (
  view: SentenceView,
  quantity: PlacedQuantity,
): { word: string; link: string; isTight: boolean } | undefined => {
  let link = '';
  for (
    let at = quantity.first - 1;
    at >= view.sentence.first && at > quantity.first - FARTHEST;
    at--
  ) {
    const word = wordAt(view, at);
    // "make up", "drew up": behind a verb the particle tells no direction.
    const isParticle =
      ['up', 'down'].includes(word) &&
      ['VERB', 'AUX'].includes(view.segment.tokens.tag[at - 1] ?? '');
    if (isParticle) return undefined;
    if (directionOf(word) !== undefined || RISES.has(word) || FALLS.has(word)) {
      return { word, link, isTight: wordAt(view, at + 1) === link };
    }
    if (['by', 'to', 'from', 'of'].includes(word) && link === '') link = word;
    else if ([',', ';', 'and', 'with', 'in', 'for'].includes(word)) return undefined;
  }
  return undefined;
};

const CAN_CHANGE = new Set([
  'percent',
  'percentage-points',
  'currency',
  'measure',
  'fraction',
  'times',
]);

/** "10,000 more than in 2016", "a fifth higher than in 2020". */
const comparedRole = (view: SentenceView, quantity: PlacedQuantity): Role | undefined => {
  const next = wordAt(view, quantity.past);
  if (!['more', 'fewer', 'less', 'higher', 'lower'].includes(next)) return undefined;
  const behind = wordAt(view, quantity.noun?.past ?? quantity.past + 1);
  const direction = directionOf(next);
  const hasTime = view.times.some((time) => time.first >= quantity.past && isBaseline(view, time));
  return behind === 'than' && hasTime && direction !== undefined
    ? { part: 'by', direction }
    : undefined;
};

/** Verbs whose counted object is itself the change: "lost 14 seats". */
const COUNTED_CHANGES = new Set('lost gained added up down shed cut loses gains adds'.split(' '));

/** Verbs whose object is what is moved and not by how much: "raise 15 billion", "cut 300 jobs" apart. */
const TRANSITIVE = new Set(
  'raise raised raises lift lifted lower lowered reduce reduced'.split(' '),
);

const isChangeObject = (kind: string, word: string): boolean => {
  if (kind === 'count') return COUNTED_CHANGES.has(word);
  return !(kind === 'currency' && TRANSITIVE.has(word));
};

/** "rose by 5%", "down from 71.2%", "an increase of 3 points". */
const governedRole = (view: SentenceView, quantity: PlacedQuantity): Role | undefined => {
  // "Cannot hold more than 5": what a denied bound is compared with, and no change.
  if (wordAt(view, quantity.first - 1) === 'than') return undefined;
  const found = governor(view, quantity);
  if (found === undefined) return undefined;
  const isNoun = RISES.has(found.word) || FALLS.has(found.word);
  const isTight = found.isTight && wordAt(view, quantity.first - 1) === 'of';
  if (found.link === 'of' && !(isNoun && isTight)) return undefined;
  const { kind } = quantity.quantity.unit;
  if (found.link === '' && !isChangeObject(kind, found.word)) return undefined;
  const direction = directionOf(found.word) ?? (RISES.has(found.word) ? 'up' : 'down');
  const part = partOf(found.link, quantity);
  return part === 'by' && kind !== 'count' && !CAN_CHANGE.has(kind)
    ? undefined
    : { part, direction };
};

const roleOf = (view: SentenceView, quantity: PlacedQuantity): Role | undefined => {
  const direction = directionOf(wordAt(view, quantity.past - 1));
  if (quantity.quantity.unit.kind === 'times' && direction !== undefined) {
    return { part: 'by', direction };
  }
  const role = comparedRole(view, quantity) ?? governedRole(view, quantity);
  if (role !== undefined) return role;
  return quantity.end === undefined ? undefined : { part: quantity.end };
};

const partOf = (link: string, quantity: PlacedQuantity): Part => {
  if (quantity.end !== undefined) return quantity.end;
  return link === 'to' ? 'to' : link === 'from' ? 'from' : 'by';
};

/** Quantities of a sentence that measure the same thing, with the periods read for each. */
export interface MeasuredGroup {
  readonly members: readonly PlacedQuantity[];
  readonly periodOf: (member: PlacedQuantity) => Period | undefined;
}

/** The change that a group of quantities tells together; `undefined` where they tell none. */
export const readChange = (view: SentenceView, group: MeasuredGroup): FigureChange | undefined => {
  const roles = group.members.map((member) => ({ member, role: roleOf(view, member) }));
  const known = roles.filter(({ role }) => role !== undefined);
  if (known.length === 0) return undefined;
  const part = (name: Part): PlacedQuantity | undefined =>
    known.find(({ role }) => role?.part === name)?.member;
  const from = part('from');
  const by = part('by');
  // "67.8%, down from 71.2%": the value without a part of its own is the end of the change.
  const plain =
    from === undefined ? undefined : roles.find(({ role }) => role === undefined)?.member;
  const to = part('to') ?? plain;
  const direction =
    known.find(({ role }) => role?.direction !== undefined)?.role?.direction ??
    (from && to ? directionBetween(from.quantity, to.quantity) : undefined);
  if (direction === undefined || (from === undefined && to === undefined && by === undefined))
    return undefined;
  const baseline = baselineOf(view, group, from);
  return {
    direction,
    ...(from === undefined ? {} : { from: from.quantity }),
    ...(to === undefined ? {} : { to: to.quantity }),
    ...(by === undefined ? {} : { by: by.quantity }),
    ...(baseline === undefined ? {} : { baseline }),
  };
};

const directionBetween = (from: Quantity, to: Quantity): 'up' | 'down' | undefined =>
  from.value === to.value ? undefined : from.value < to.value ? 'up' : 'down';

const baselineOf = (
  view: SentenceView,
  group: MeasuredGroup,
  from: PlacedQuantity | undefined,
): Period | undefined => {
  const first = group.members[0]?.first ?? 0;
  const named = view.times.find((time) => time.first > first && isBaseline(view, time))?.period;
  if (named !== undefined) return named;
  const since = view.times.find(({ first: at }) => wordAt(view, at) === 'since');
  if (since?.period !== undefined) {
    const { label, from: day } = since.period;
    const year = /\d{4}$/.exec(label)?.[0];
    return year === undefined ? undefined : { label: year, from: day, to: `${year}-12-31` };
  }
  const main = group.members.find((member) => member !== from);
  const [own, other] = [from && group.periodOf(from), main && group.periodOf(main)];
  return own !== undefined && own.label !== other?.label ? own : undefined;
};
