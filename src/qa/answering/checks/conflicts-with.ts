import type { AnswerType, Part } from '../../types.ts';
import type { Candidate } from '../candidates/order-candidates.ts';
import { type DecisionParts, type Read, readSentence } from '../candidates/read-sentence.ts';
import type { Considered } from '../considered.ts';
import type { FoundWords } from '../forms/answer-form.ts';

/** Only these can be told to differ: the same amount, day or name is printed alike. */
const COMPARABLE = new Set<AnswerType>(['figure', 'date', 'person', 'organisation', 'place']);

/** How far behind the best score another article may be to speak of the same thing. */
const SAME_THING = 1;

const MAX_CONFLICTS = 3;

const contentOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%.]+/gu, ' ')
    .trim();

/** Whether the one says what the other says, only longer. */
const agrees = (left: string, right: string): boolean => {
  const [a, b] = [contentOf(left), contentOf(right)];
  return a.includes(b) || b.includes(a);
};

const matchesAlike = (best: Candidate, other: Candidate): boolean =>
  best.matched.every((term) => other.matched.includes(term)) && other.missing.length === 0;

const asPart = (words: FoundWords): Part => ({
  form: 'words',
  shown: [words.citation.sentence],
  ...words,
});

/** What other articles say about the same thing, when it is something else: newest first. */
export const conflictsWith = (
  parts: DecisionParts,
  { analysis, terms, candidates }: Considered,
  read: Read,
): readonly Part[] => {
  if (!COMPARABLE.has(analysis.answerType)) return [];
  const seen = new Set([read.from.passage.documentId]);
  const conflicts: Part[] = [];
  for (const other of candidates.slice(0, 8)) {
    if (
      other.score < read.from.score - SAME_THING ||
      seen.has(other.passage.documentId) ||
      !matchesAlike(read.from, other)
    )
      continue;
    seen.add(other.passage.documentId);
    const found = readSentence(parts, analysis, terms, other);
    if (found?.strategy === read.strategy && !agrees(found.parts[0].text, read.parts[0].text))
      conflicts.push(asPart(found.parts[0]));
  }
  const dateOf = ({ citation }: Part): string =>
    parts.documents.get(citation.documentId)?.publishedOn ?? '';
  return conflicts
    .sort((left, right) => dateOf(right).localeCompare(dateOf(left)))
    .slice(0, MAX_CONFLICTS);
};
