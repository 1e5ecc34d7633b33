import type { Library } from '../../qa/library/library.ts';
import type { Passage, Scope } from '../../qa/types.ts';
import { LAST_RESORT, SAMPLE_KINDS, type SampleCandidate } from './sample-candidates.ts';

/** Answers from this score on are shown as samples: well above what it takes to answer at all. */
const SURE = 0.5;

/** As many as a help card shows. */
const SAMPLE_COUNT = 3;
/** Questions tried of each kind before it is given up: what bounds the time on a large corpus. */
const MAX_TRIES = 16;
const MAX_QUESTION_LENGTH = 90;
/** Passages looked through for samples. */
const MAX_PASSAGES = 2000;

const isAnswered = async (
  candidate: SampleCandidate,
  library: Library,
  scope: Scope,
): Promise<boolean> => {
  const { answer } = await library.answer({ text: candidate.question }, scope);
  return answer.kind !== 'abstention' && answer.score >= SURE && candidate.isAnsweredBy(answer);
};

/** The first candidate of every article, then the second of each, and so on: samples should show more than one article. */
const spread = (candidates: readonly SampleCandidate[]): readonly SampleCandidate[] => {
  const seen = new Map<string, number>();
  const turns = candidates.map((candidate) => {
    const turn = seen.get(candidate.documentId) ?? 0;
    seen.set(candidate.documentId, turn + 1);
    return { candidate, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ candidate }) => candidate);
};

const answeredOf = async (
  candidates: readonly SampleCandidate[],
  library: Library,
  scope: Scope,
): Promise<readonly SampleCandidate[]> => {
  const chosen: SampleCandidate[] = [];
  const fitting = candidates.filter(({ question }) => question.length <= MAX_QUESTION_LENGTH);
  for (const candidate of spread(fitting).slice(0, MAX_TRIES)) {
    if (chosen.length === SAMPLE_COUNT) break;
    if (await isAnswered(candidate, library, scope)) chosen.push(candidate);
  }
  return chosen;
};

const visiblePassages = (library: Library, scope: Scope): readonly Passage[] =>
  library.passages
    .filter(({ documentId }) =>
      scope.collections.includes(library.documents.get(documentId)?.collection ?? ''),
    )
    .slice(0, MAX_PASSAGES);

const findSamples = async (library: Library, scope: Scope): Promise<readonly string[]> => {
  const passages = visiblePassages(library, scope);
  const found: (readonly SampleCandidate[])[] = [];
  for (const questionsOf of SAMPLE_KINDS) {
    found.push(await answeredOf(passages.flatMap(questionsOf), library, scope));
  }
  // One of each kind first, and an article that has none yet before one that has.
  const inTurn = spread(
    [...Array(SAMPLE_COUNT).keys()].flatMap((turn) => found.flatMap((kind) => kind[turn] ?? [])),
  );
  const isEnough = inTurn.length >= SAMPLE_COUNT;
  const more = isEnough ? [] : await answeredOf(passages.flatMap(LAST_RESORT), library, scope);
  const questions = [...inTurn, ...more].map(({ question }) => question);
  return [...new Set(questions)].slice(0, SAMPLE_COUNT);
};

/** What was found for a library, kept as long as the library itself: a swapped corpus gets samples of its own. */
const samplesByLibrary = new WeakMap<Library, Map<string, Promise<readonly string[]>>>();

/** Up to three questions, made from the articles that `scope` shows, that the library was seen to answer; none without articles. */
export const sampleQuestions = (library: Library, scope: Scope): Promise<readonly string[]> => {
  const byScope = samplesByLibrary.get(library) ?? new Map<string, Promise<readonly string[]>>();
  samplesByLibrary.set(library, byScope);
  const key = [...scope.collections].sort().join('\n');
  const samples = byScope.get(key) ?? findSamples(library, scope);
  byScope.set(key, samples);
  return samples;
};
