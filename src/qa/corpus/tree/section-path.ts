import type { Document, Section, Span } from '../../types.ts';

/** The headings above a place of a document, the outermost first; the title is none of them. */
export const sectionPath = ({ text, root }: Document, { start }: Span): readonly string[] => {
  const path: string[] = [];
  let sections = root.sections;
  for (;;) {
    const around = lastBefore(sections, start);
    if (around === undefined) return path;
    const { heading } = around;
    if (heading !== undefined) path.push(text.slice(heading.start, heading.end));
    ({ sections } = around);
  }
};

/** The last of the sections that begins at or before a place. */
const lastBefore = (sections: readonly Section[], start: number): Section | undefined =>
  sections.findLast((section) => (startOf(section) ?? Number.POSITIVE_INFINITY) <= start);

const startOf = (section: Section): number | undefined =>
  section.heading?.start ??
  section.blocks[0]?.span.start ??
  section.sections.map(startOf).find((start) => start !== undefined);
