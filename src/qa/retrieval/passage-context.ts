import type { Document, Passage } from '../types.ts';

/** What stands above a passage, as encoder and reader see it: title and headings, lead-in or table header. */
export const contextOf = ({ path, carried }: Passage, { text }: Document): string =>
  [path.join(' › '), ...carried.map(({ start, end }) => text.slice(start, end))].join('\n');

/** A passage as the encoder sees it. */
export const encodedText = (passage: Passage, document: Document): string =>
  `${contextOf(passage, document)}\n${passage.text}`;
