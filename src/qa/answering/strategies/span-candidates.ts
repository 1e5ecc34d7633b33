import { tokensInSpan } from '../checks/tokens-in-span.ts';
import type { Evidence } from './answer-strategy.ts';
import type { SpanCandidate } from './choose-span.ts';
import { joinedPhrases, nounPhrases } from './noun-phrases.ts';

/** Longer phrases lose a little: the shortest that answers is wanted. */
const OF_PRIOR = -0.02;
const JOINED_PRIOR = -0.1;
const QUOTED_PRIOR = 0.1;
const NAME_PRIOR = 0.05;
const CALLED_PRIOR = 0.6;
const PURPOSE_PRIOR = 0.5;

/** Longest quoted words that can be a title or a term rather than a speech. */
const MAX_QUOTED_TOKENS = 9;

const NAMING = new Set(['called', 'named', 'termed', 'dubbed', 'titled', 'entitled', 'nicknamed']);
const ASKS_NAME = new Set([
  'called',
  'named',
  'name',
  'termed',
  'known',
  'term',
  'nickname',
  'title',
]);
const ASKS_PURPOSE = new Set([
  'goal',
  'purpose',
  'aim',
  'plan',
  'task',
  'role',
  'mission',
  'function',
  'objective',
  'duty',
  'job',
]);

const isOpening = (word: string): boolean => word === '"' || word === '“';

const quotedCandidates = ({
  candidate: { passage, sentence },
}: Evidence): readonly SpanCandidate[] => {
  const { word } = passage.tokens;
  const candidates: SpanCandidate[] = [];
  let open = -1;
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if (!isOpening(word[token] ?? '')) continue;
    if (open >= 0 && token - open > 1 && token - open <= MAX_QUOTED_TOKENS) {
      const last = /^[,.;]$/.test(word[token - 1] ?? '') ? token - 2 : token - 1;
      if (last > open) candidates.push({ first: open + 1, last, prior: QUOTED_PRIOR });
      open = -1;
    } else {
      open = token;
    }
  }
  return candidates;
};

const nameCandidates = ({ candidate: { passage, sentence } }: Evidence): readonly SpanCandidate[] =>
  passage.names
    .filter(({ first, last }) => first >= sentence.first && last < sentence.past)
    .map(({ first, last }) => ({ first, last, prior: NAME_PRIOR }));

/** "What is it called": what follows "called", "named", "known as". */
const calledCandidates = (
  evidence: Evidence,
  phrases: readonly SpanCandidate[],
): readonly SpanCandidate[] => {
  const { analysis, candidate } = evidence;
  if (!analysis.tokens.word.some((word) => ASKS_NAME.has(word))) return [];
  const { word } = candidate.passage.tokens;
  return phrases.flatMap((phrase) => {
    const before = [1, 2, 3].map((back) => word[phrase.first - back] ?? '');
    const isCalled =
      before.some((near) => NAMING.has(near)) ||
      (before.includes('as') && before.includes('known'));
    return isCalled ? [{ ...phrase, prior: CALLED_PRIOR }] : [];
  });
};

/** "What is the goal": the infinitive that states it, to the end of its clause. */
const purposeCandidates = ({
  analysis,
  candidate: { passage, sentence },
}: Evidence): readonly SpanCandidate[] => {
  if (!analysis.tokens.word.some((word) => ASKS_PURPOSE.has(word))) return [];
  const { word, tag } = passage.tokens;
  const candidates: SpanCandidate[] = [];
  for (let token = sentence.first; token + 1 < sentence.past; token += 1) {
    if (word[token] !== 'to' || tag[token + 1] !== 'VERB') continue;
    let last = token + 1;
    while (last + 1 < sentence.past && !/^[,;:.!?]$/.test(word[last + 1] ?? '')) last += 1;
    candidates.push({ first: token, last, prior: PURPOSE_PRIOR });
  }
  return candidates;
};

/** What the reader found, as candidates among the others. */
export const readCandidateSpans = ({
  candidate: { reading, passage },
}: Evidence): readonly SpanCandidate[] =>
  (reading?.spans ?? []).flatMap(({ span }) => {
    const range = tokensInSpan(passage, span);
    return range === undefined ? [] : [{ ...range, prior: 0 }];
  });

/** Every phrase of the sentence that could fill a gap of a question: noun phrases, names, quoted words, stated purposes. */
export const spanCandidates = (evidence: Evidence): readonly SpanCandidate[] => {
  const { passage, sentence } = evidence.candidate;
  const phrases = nounPhrases(passage, sentence);
  const plain = [
    ...phrases.map((range) => ({ ...range, prior: 0 })),
    ...joinedPhrases(passage, phrases).map(({ range, of }) => ({
      ...range,
      prior: of ? OF_PRIOR : JOINED_PRIOR,
    })),
    ...nameCandidates(evidence),
    ...quotedCandidates(evidence),
    ...readCandidateSpans(evidence),
  ];
  return [...plain, ...calledCandidates(evidence, plain), ...purposeCandidates(evidence)];
};

/** Times of the sentence: a question that asks for no time is not answered by one. */
export const timeTokens = ({ times, candidate: { passage } }: Evidence): ReadonlySet<number> => {
  const tokens = new Set<number>();
  for (const { span } of times) {
    const range = tokensInSpan(passage, span);
    if (range === undefined) continue;
    for (let token = range.first; token <= range.last; token += 1) tokens.add(token);
  }
  return tokens;
};
