import { type Lexeme, lexemesOf } from '../analysis/quantities/lexemes.ts';
import { qualifierBefore } from '../analysis/quantities/qualifiers.ts';
import type { Span } from '../types.ts';
import { tokensInSpan } from './checks/tokens-in-span.ts';
import type { Evidence } from './strategies/answer-strategy.ts';

/** Words from "one" to the noun that it counts: "one free private account". */
const NOUN_REACH = 4;

/** Words that "one" counts nothing before. */
const ENDS_PHRASE = /^(?:of|is|are|was|were|can|may|must|to|in|on|at|for|and|or|who|which|that)$/u;

const isOne = (lexemes: readonly Lexeme[], at: number): boolean => {
  const word = lexemes[at]?.word;
  return word === 'one' || (word === 'single' && lexemes[at - 1]?.word === 'a');
};

/** The end of the noun asked for, where it stands soon behind a place; -1 where another thing is counted. */
const nounEnd = (
  { candidate: { passage } }: Evidence,
  lexemes: readonly Lexeme[],
  at: number,
  offset: number,
  focus: string,
): number => {
  for (const { kind, word, start, end } of lexemes.slice(at + 1, at + 1 + NOUN_REACH)) {
    if (kind !== 'word' || ENDS_PHRASE.test(word)) return -1;
    const range = tokensInSpan(passage, { start: start + offset, end: end + offset });
    if (range !== undefined && passage.tokens.stem[range.last] === focus) return end + offset;
  }
  return -1;
};

/**
 * "How many free accounts may I have": a bound or a count of one in words, which is no figure anywhere else ("one day", "one of
 * them"): where it counts the very thing that is asked for. Spans of the document, each with its bound and its noun.
 */
export const onesAsked = (evidence: Evidence): readonly Span[] => {
  const { analysis, candidate, document } = evidence;
  const { focus, at: asking } = analysis.shape;
  if (focus === undefined || analysis.tokens.word[asking + 1] !== 'many') return [];
  const stem = analysis.tokens.stem[focus] ?? '';
  const { start: offset, end } = candidate.sentence.span;
  const lexemes = lexemesOf(document.text.slice(offset, end));
  return lexemes.flatMap((_, at): readonly Span[] => {
    if (!isOne(lexemes, at)) return [];
    const last = nounEnd(evidence, lexemes, at, offset, stem);
    const first = qualifierBefore(lexemes, at, false)?.first ?? at;
    return last < 0 ? [] : [{ start: (lexemes[first]?.start ?? 0) + offset, end: last }];
  });
};
