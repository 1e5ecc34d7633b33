import type { AnswerSpan, AnswerStrategy, Evidence } from './answer-strategy.ts';
import { clauseEnd, spanOf } from './choose-span.ts';

/** Words that begin a cause, and how many of them belong to the cue. */
const CUES: readonly (readonly string[])[] = [
  ['because', 'of'],
  ['because'],
  ['due', 'to'],
  ['owing', 'to'],
  ['thanks', 'to'],
  ['as', 'a', 'result', 'of'],
  ['in', 'order', 'to'],
  ['so', 'that'],
  ['so', 'as', 'to'],
  ['since'],
  ['by'],
  ['for'],
  ['to'],
];

const startsWith = (words: readonly string[], at: number, cue: readonly string[]): boolean =>
  cue.every((word, offset) => words[at + offset] === word);

/** Some cues have other uses: "to" a place, "since" a year, "by" a person. */
const givesCause = (
  { candidate: { passage } }: Evidence,
  cue: readonly string[],
  next: number,
): boolean => {
  const { word, tag } = passage.tokens;
  if (cue.length > 1) return true;
  switch (cue[0]) {
    case 'to':
      return tag[next] === 'VERB';
    case 'since':
      return tag[next] !== 'NUM';
    case 'by':
    case 'for':
      return /ing$/.test(word[next] ?? '');
    default:
      return true;
  }
};

const findCue = (evidence: Evidence, cue: readonly string[]): AnswerSpan | undefined => {
  const { passage, sentence } = evidence.candidate;
  for (let token = sentence.first; token + cue.length < sentence.past; token += 1) {
    const next = token + cue.length;
    if (!startsWith(passage.tokens.word, token, cue) || !givesCause(evidence, cue, next)) continue;
    const first = cue.length === 1 && cue[0] === 'to' ? token : next;
    return { span: spanOf(evidence, first, clauseEnd(evidence, next)) };
  }
  return undefined;
};

/** The clause that gives the cause or the purpose: after "because", "due to", "in order to", "to" and a verb. */
export const reasonStrategy: AnswerStrategy = {
  name: 'reason',
  find: (evidence) => {
    if (evidence.analysis.answerType !== 'reason') return undefined;
    for (const cue of CUES) {
      const found = findCue(evidence, cue);
      if (found !== undefined) return [found];
    }
    return undefined;
  },
};
