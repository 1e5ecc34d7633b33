import type { Document, Section, Span } from '../../types.ts';

/** The sections around a place of a document, the outermost first; the article itself is none of them. */
const sectionsAround = ({ root }: Document, { start }: Span): readonly Section[] => {
  const around: Section[] = [];
  let { sections } = root;
  for (;;) {
    const next = lastBefore(sections, start);
    if (next === undefined) return around;
    around.push(next);
    ({ sections } = next);
  }
};

/** The headings above a place of a document, the outermost first; the title is none of them. */
export const sectionPath = (document: Document, place: Span): readonly string[] =>
  sectionsAround(document, place)
    .flatMap(({ heading }) => heading ?? [])
    .map(({ start, end }) => document.text.slice(start, end));

/** The address of a place of a document: its own, with the name of the nearest section that has one. */
export const sectionAddress = (document: Document, place: Span): string | undefined => {
  const { url } = document;
  if (url === undefined || url.includes('#')) return url;
  const anchor = sectionsAround(document, place).findLast(
    (one) => one.anchor !== undefined,
  )?.anchor;
  return anchor === undefined ? url : `${url}#${encodeURIComponent(anchor)}`;
};

/** The last of the sections that begins at or before a place. */
const lastBefore = (sections: readonly Section[], start: number): Section | undefined =>
  sections.findLast((section) => (startOf(section) ?? Number.POSITIVE_INFINITY) <= start);

const startOf = (section: Section): number | undefined =>
  section.heading?.start ??
  section.blocks[0]?.span.start ??
  section.sections.map(startOf).find((start) => start !== undefined);
