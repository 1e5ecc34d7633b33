import type { LearnedFrom } from '../../qa/learned-from.ts';
import { sha256 } from './training-file.ts';

interface Titled {
  readonly title?: string;
}

/** The titles of a file in SQuAD's format as articles show them; none of another. */
const titlesIn = (content: string): readonly string[] => {
  if (!content.trimStart().startsWith('{')) return [];
  const { data = [] } = JSON.parse(content) as { readonly data?: readonly Titled[] }; // checked where it is read
  return data.flatMap(({ title }) => (title === undefined ? [] : [title.replaceAll('_', ' ')]));
};

/** The files that a learned part learned from and that share this content, or a title of it. */
export const learnedFiles = (
  content: string,
  learnedFrom: readonly LearnedFrom[],
): readonly string[] => {
  const titles = new Set(titlesIn(content));
  const sum = sha256(content);
  return learnedFrom
    .filter((from) => from.sha256 === sum || from.titles.some((title) => titles.has(title)))
    .map(({ file }) => file);
};
