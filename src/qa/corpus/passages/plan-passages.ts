import type { Document, Section, Span } from '../../types.ts';
import { partsOf, type Unit } from './block-parts.ts';
import { countWords } from './count-words.ts';
import { joinTiny, type PlacedPassage } from './join-tiny.ts';
import type { PlannedPassage } from './planned-passage.ts';

/** Neighbours merge up to about as many words: what a card can show and the encoder reads at once. */
const WORDS = 120;
/** A rest of so few words joins what is before it, up to this many words in all. */
const SMALL_REST = 25;
const WORDS_WITH_REST = 160;
/** A paragraph of so few words that introduces a list goes with it. */
const INTRODUCTION = 45;

/**
 * What a reader would be shown of a document, in order: neighbouring blocks of one section at a time, but for the few words
 * that say nothing by themselves.
 */
export const planPassages = (document: Document): readonly PlannedPassage[] => {
  const planned: PlacedPassage[] = [];
  const textOf = ({ start, end }: Span): string => document.text.slice(start, end);
  const addSection = (section: Section, above: readonly string[], outer: readonly Section[]) => {
    const isRoot = section.level === 0;
    const own = section.heading === undefined || isRoot ? [] : [textOf(section.heading)];
    const path = [...above, ...own];
    const sections = isRoot ? outer : [...outer, section];
    const units = section.blocks.flatMap((block) => partsOf(document.text, block, path));
    for (const group of mergeUnits(document.text, units)) {
      const passage = passageOf(group);
      const standsAlone =
        passage.path.length > path.length || group.some((unit) => unit.standsAlone);
      planned.push({ ...passage, sections, standsAlone });
    }
    for (const inner of section.sections) addSection(inner, path, sections);
  };
  addSection(document.root, [document.title], []);
  return joinTiny(document.text, planned);
};

/** Parts of one section that are shown together. */
const mergeUnits = (text: string, units: readonly Unit[]): readonly (readonly Unit[])[] => {
  const groups: Unit[][] = [];
  let words = 0;
  for (const unit of units) {
    const group = groups.at(-1);
    if (group !== undefined && fits(group, words, unit)) {
      group.push(unit);
      words += unit.words;
      continue;
    }
    const introduction = group === undefined ? undefined : takeIntroduction(text, group, unit);
    groups.push(introduction === undefined ? [unit] : [introduction, unit]);
    words = unit.words + (introduction?.words ?? 0);
  }
  return groups.filter((group) => group.length > 0);
};

const fits = (group: readonly Unit[], words: number, unit: Unit): boolean => {
  const last = group.at(-1);
  if (last === undefined || last.standsAlone || unit.standsAlone) return false;
  if (last.path.length !== unit.path.length || last.path.at(-1) !== unit.path.at(-1)) return false;
  const all = words + unit.words;
  return all <= WORDS || (all <= WORDS_WITH_REST && Math.min(words, unit.words) <= SMALL_REST);
};

/** The short paragraph that introduces a part, taken from the group that it would else end. */
const takeIntroduction = (text: string, group: Unit[], unit: Unit): Unit | undefined => {
  const last = group.at(-1);
  const [leadIn] = unit.carried;
  if (last === undefined || leadIn === undefined || group.length < 2) return undefined;
  const holds = last.span.start <= leadIn.start && last.span.end >= leadIn.end;
  if (!holds || countWords(text, last.span) > INTRODUCTION) return undefined;
  return group.pop();
};

const passageOf = (group: readonly Unit[]): PlannedPassage => {
  const start = group[0]?.span.start ?? 0;
  const end = group.at(-1)?.span.end ?? 0;
  const isOutside = (span: Span): boolean => span.end <= start || span.start >= end;
  return {
    span: { start, end },
    path: group[0]?.path ?? [],
    blocks: group.flatMap(({ block }) => block),
    carried: (group[0]?.carried ?? []).filter(isOutside),
  };
};
