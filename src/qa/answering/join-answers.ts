import type { Answer, Answered, Citation, Part } from '../types.ts';

const UNASKED: Answered = {
  answer: { kind: 'abstention', reason: 'not-a-question', nearest: [], score: 0 },
  trace: {
    answerType: 'passage',
    terms: [],
    entities: [],
    candidates: [],
    notes: [],
    retrievalMs: 0,
    answerMs: 0,
  },
  carried: [],
  next: { entities: [], terms: [] },
};

const withNote = (answered: Answered, note: string): Answered => ({
  ...answered,
  trace: { ...answered.trace, notes: [note, ...answered.trace.notes], partial: note },
});

type Found = Exclude<Answer, { readonly kind: 'abstention' }>;

const conflictsOf = (answer: Found): readonly Part[] =>
  answer.kind === 'extract' ? answer.conflicts : [];

/** Passages named beside an answer. */
const NEAREST = 3;

/** What comes nearest to both parts, in turn, each passage once, but for those that answer. */
const nearestOf = (first: Answer, second: Answer): readonly Citation[] => {
  const answers = [first, second];
  const cited = answers.flatMap((one) => (one.kind === 'abstention' ? [] : (one.parts ?? [])));
  const known = new Set(cited.map(({ citation }) => citation.passageId));
  const [own = [], other = []] = answers.map(({ nearest }) => nearest);
  const inTurn = Array.from({ length: NEAREST }, (_, at) => [own[at], other[at]]).flat();
  return inTurn
    .filter((one): one is Citation => {
      if (one === undefined || known.has(one.passageId)) return false;
      known.add(one.passageId);
      return true;
    })
    .slice(0, NEAREST);
};

/** Both answers as one of several parts, as sure as the less sure of the two. */
const joinFound = (first: Answer, second: Answer): Answer | undefined => {
  if (first.kind === 'abstention' || second.kind === 'abstention') return undefined;
  const [own, other] = [first.parts, second.parts];
  if (own === undefined || other === undefined) return undefined;
  const weaker = first.score <= second.score ? first : second;
  return {
    kind: 'extract',
    answerType: first.kind === 'extract' ? first.answerType : 'figure',
    parts: [...own, ...other],
    conflicts: [...conflictsOf(first), ...conflictsOf(second)],
    nearest: nearestOf(first, second),
    score: weaker.score,
    confidence: weaker.confidence,
  };
};

/** One answer to a question of one or two parts; the trace says which part was answered. */
export const joinAnswers = (
  questions: readonly string[],
  answers: readonly Answered[],
): Answered => {
  const [first, second] = answers;
  if (first === undefined) return UNASKED;
  if (second === undefined) return first;
  const joined = joinFound(first.answer, second.answer);
  if (joined !== undefined)
    return withNote(
      { ...first, answer: joined, next: second.next },
      'Both parts of the question are answered, in their order.',
    );
  if (first.answer.kind === 'abstention' && second.answer.kind === 'abstention') return first;
  const isFirst = first.answer.kind !== 'abstention';
  const number = isFirst ? 'first' : 'second';
  const part = (isFirst ? questions[0] : questions[1]) ?? '';
  const answered = isFirst ? first : second;
  const nearest = nearestOf(first.answer, second.answer);
  return withNote(
    { ...answered, answer: { ...answered.answer, nearest } },
    `Only the ${number} part of the question is answered: "${part}"`,
  );
};
