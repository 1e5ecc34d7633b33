import type { Library } from '../../qa/library.ts';
import type { Answer, Passage, Scope, Sentence } from '../../qa/types.ts';
import { answerText, citationsOf } from '../presentation/answer-card.ts';

/** As many as a help card shows. */
const SAMPLE_COUNT = 3;
/** Questions tried of each kind before it is given up: what bounds the time on a large corpus. */
const MAX_TRIES = 12;
const MAX_QUESTION_LENGTH = 90;
/** Passages looked through for samples. */
const MAX_PASSAGES = 2000;

/** A question made from a passage, and what its answer must hold to be shown as a sample. */
interface Candidate {
  readonly question: string;
  readonly documentId: string;
  readonly isAnsweredBy: (answer: Exclude<Answer, { readonly kind: 'abstention' }>) => boolean;
}

/** Phrases of a sentence: token index ranges [first, past) of nouns with what describes them. */
const nounPhrases = (passage: Passage, sentence: Sentence): readonly [number, number][] => {
  const phrases: [number, number][] = [];
  const isPart = (index: number): boolean =>
    ['ADJ', 'NOUN', 'PROPN'].includes(passage.tokens.tag[index] ?? '');
  for (let first = sentence.first; first < sentence.past; first += 1) {
    if (!isPart(first)) continue;
    let past = first;
    while (past < sentence.past && isPart(past)) past += 1;
    if (['NOUN', 'PROPN'].includes(passage.tokens.tag[past - 1] ?? '')) phrases.push([first, past]);
    first = past;
  }
  return phrases;
};

const textOf = (passage: Passage, first: number, past: number): string => {
  const from = passage.tokens.start[first] ?? 0;
  const to = passage.tokens.end[past - 1] ?? from;
  return passage.text.slice(from - passage.span.start, to - passage.span.start);
};

/** "How many X are there?" of sentences that print a number right before a plural. */
const countQuestions = (passage: Passage): readonly Candidate[] =>
  passage.sentences.flatMap((sentence) =>
    nounPhrases(passage, sentence)
      .filter(
        ([first, past]) =>
          past - first >= 2 &&
          /^\d[\d,]*$/u.test(passage.tokens.word[first - 1] ?? '') &&
          (passage.tokens.word[past - 1] ?? '').endsWith('s'),
      )
      .map(([first, past]) => ({
        question: `How many ${textOf(passage, first, past)} are there?`,
        documentId: passage.documentId,
        isAnsweredBy: (answer) => answerText(answer).includes(textOf(passage, first - 1, first)),
      })),
  );

/** "What did X say about Y?" of sentences that report what X said. */
const speakerQuestions = (passage: Passage): readonly Candidate[] =>
  passage.sentences.flatMap((sentence) => {
    const { speaker } = sentence.attribution ?? {};
    if (speaker === undefined) return [];
    const [topic] = nounPhrases(passage, sentence)
      .map(([first, past]) => textOf(passage, first, past))
      .filter((phrase) => phrase.includes(' ') && !phrase.includes(speaker))
      .sort((a, b) => b.length - a.length);
    if (topic === undefined) return [];
    return [
      {
        question: `What did ${speaker} say about ${topic}?`,
        documentId: passage.documentId,
        isAnsweredBy: (answer) =>
          citationsOf(answer).some((citation) => citation.attribution?.speaker === speaker),
      },
    ];
  });

/** "Who is X?" of people whose role an article gives. */
const personQuestions = (passage: Passage): readonly Candidate[] =>
  passage.sentences.flatMap((sentence) => {
    const { speaker, role } = sentence.attribution ?? {};
    if (speaker === undefined || role === undefined) return [];
    return [
      {
        question: `Who is ${speaker}?`,
        documentId: passage.documentId,
        isAnsweredBy: (answer) =>
          citationsOf(answer).some((citation) => citation.quote.includes(speaker)),
      },
    ];
  });

/**
 * "What about X?" of the longest phrase in a paragraph's first sentence that its heading speaks of, too:
 * the last resort, which needs no name and no number.
 */
const topicQuestions = (passage: Passage): readonly Candidate[] => {
  if (passage.kind !== 'body') return [];
  const [sentence] = passage.sentences;
  const heading = passage.heading.toLowerCase();
  const [topic] = nounPhrases(passage, sentence)
    .filter(
      ([first, past]) =>
        past - first > 1 &&
        passage.tokens.tag[past - 1] === 'NOUN' &&
        heading.includes(passage.tokens.word[past - 1] ?? heading),
    )
    .map(([first, past]) => textOf(passage, first, past))
    .sort((a, b) => b.length - a.length);
  if (topic === undefined) return [];
  return [
    {
      question: `What about the ${topic}?`,
      documentId: passage.documentId,
      isAnsweredBy: (answer) => citationsOf(answer).some(({ quote }) => quote.includes(topic)),
    },
  ];
};

const KINDS = [countQuestions, speakerQuestions, personQuestions, topicQuestions];

const isAnswered = async (
  candidate: Candidate,
  library: Library,
  scope: Scope,
): Promise<boolean> => {
  const { answer } = await library.answer({ text: candidate.question }, scope);
  return (
    answer.kind !== 'abstention' && answer.confidence === 'strong' && candidate.isAnsweredBy(answer)
  );
};

/** The first candidate of every article, then the second of each, and so on: samples should show more than one article. */
const spread = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const seen = new Map<string, number>();
  const turns = candidates.map((candidate) => {
    const turn = seen.get(candidate.documentId) ?? 0;
    seen.set(candidate.documentId, turn + 1);
    return { candidate, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ candidate }) => candidate);
};

const answeredOf = async (
  candidates: readonly Candidate[],
  library: Library,
  scope: Scope,
): Promise<readonly Candidate[]> => {
  const chosen: Candidate[] = [];
  const fitting = candidates.filter(({ question }) => question.length <= MAX_QUESTION_LENGTH);
  for (const candidate of spread(fitting).slice(0, MAX_TRIES)) {
    if (chosen.length === SAMPLE_COUNT) break;
    if (await isAnswered(candidate, library, scope)) chosen.push(candidate);
  }
  return chosen;
};

const findSamples = async (library: Library, scope: Scope): Promise<readonly string[]> => {
  const passages = library.passages
    .filter(({ documentId }) =>
      scope.collections.includes(library.documents.get(documentId)?.collection ?? ''),
    )
    .slice(0, MAX_PASSAGES);
  const kinds: (readonly Candidate[])[] = [];
  for (const questionsOf of KINDS) {
    kinds.push(await answeredOf(passages.flatMap(questionsOf), library, scope));
  }
  // One of each kind first, and an article that has none yet before one that has.
  const inTurn = spread(
    [...Array(SAMPLE_COUNT).keys()].flatMap((turn) => kinds.flatMap((kind) => kind[turn] ?? [])),
  );
  return [...new Set(inTurn.map(({ question }) => question))].slice(0, SAMPLE_COUNT);
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
