import type { Answer, Passage, Sentence } from '../../qa/types.ts';
import { answerText, citationsOf } from '../presentation/cards/answer-card.ts';

type FoundAnswer = Exclude<Answer, { readonly kind: 'abstention' }>;

/** A question made from a passage, and what its answer must hold to be shown as a sample. */
export interface SampleCandidate {
  readonly question: string;
  readonly documentId: string;
  readonly isAnsweredBy: (answer: FoundAnswer) => boolean;
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

/** Whether an answer is found where its question was made. */
const standsIn = (answer: FoundAnswer, passage: Passage, sentence: Sentence): boolean =>
  citationsOf(answer).every(
    (citation) =>
      citation.documentId === passage.documentId && citation.sentence.start === sentence.span.start,
  );

/** "How many X are there?" of sentences that print a number right before a plural. */
const countQuestions = (passage: Passage): readonly SampleCandidate[] =>
  passage.sentences.flatMap((sentence) =>
    (sentence.kind === 'heading' ? [] : nounPhrases(passage, sentence))
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
const speakerQuestions = (passage: Passage): readonly SampleCandidate[] =>
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
          standsIn(answer, passage, sentence) && answerText(answer).includes(topic),
      },
    ];
  });

/** "Who is X?" of people whose role an article gives. */
const personQuestions = (passage: Passage): readonly SampleCandidate[] =>
  passage.sentences.flatMap((sentence) => {
    const { speaker, role } = sentence.attribution ?? {};
    if (speaker === undefined || role === undefined) return [];
    return [
      {
        question: `Who is ${speaker}?`,
        documentId: passage.documentId,
        isAnsweredBy: (answer) => role.includes(answerText(answer)),
      },
    ];
  });

/**
 * "What about X?" of the longest phrase in a paragraph's first sentence that its heading speaks of, too:
 * the last resort, which needs no name and no number.
 */
const topicQuestions = (passage: Passage): readonly SampleCandidate[] => {
  const [sentence] = passage.sentences;
  if (sentence.kind !== 'paragraph') return [];
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
      isAnsweredBy: (answer) =>
        standsIn(answer, passage, sentence) && /\d|\s\S+\s/u.test(answerText(answer)),
    },
  ];
};

/** Ways to make a question from a passage, the most telling first. */
export const SAMPLE_KINDS: readonly ((passage: Passage) => readonly SampleCandidate[])[] = [
  countQuestions,
  speakerQuestions,
  personQuestions,
];

/** What is left where articles print no counts and name no speakers. */
export const LAST_RESORT = topicQuestions;
