import type { Answer, Citation, ConversationContext, Period } from '../types.ts';
import type { ResolvedQuestion } from '../understanding/follow-up/follow-up.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';

const MAX_ENTITIES = 6;
const MAX_TERMS = 16;
const MAX_QUESTION = 300;

/** Answers of these types are names that the next question may mean by "he", "it" or "there". */
const NAMED = new Set(['person', 'organisation', 'place']);

const citationOf = (answer: Answer): Citation | undefined => {
  if (answer.kind === 'extract') return answer.parts[0].citation;
  return answer.kind === 'figure' ? answer.figure.citation : undefined;
};

/** The names of question and answer, and which of them are people: an answer to "who", and whom "who is" asks about. */
const namesOf = (
  { names, shape }: Analysis,
  answer: Answer,
): Required<Pick<ConversationContext, 'entities' | 'people'>> => {
  const asked = names.map(({ text }) => text);
  const answered =
    answer.kind === 'extract' && NAMED.has(answer.answerType) ? [answer.parts[0].text] : [];
  const isPerson = answer.kind === 'extract' && answer.answerType === 'person';
  // "Who is Ester Quill?" asks about a person, "who built Haven Bridge?" for one.
  const isAbout = shape.asks === 'who' && shape.gap === 'object';
  const entities = [...new Set([...answered, ...asked])].slice(0, MAX_ENTITIES);
  const people = [...(isPerson ? answered : []), ...(isAbout ? asked : [])];
  return { entities, people: entities.filter((name) => people.includes(name)) };
};

const periodOf = (year: string): Period => ({
  label: year,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});

/** What the next question of the conversation may lean on. */
export const nextContext = (
  analysis: Analysis,
  answer: Answer,
  before: ConversationContext | undefined,
  { carried, topic }: Pick<ResolvedQuestion, 'carried' | 'topic'>,
): ConversationContext => {
  if (answer.kind === 'abstention' && answer.reason === 'not-a-question')
    return before ?? { entities: [], terms: [] };
  const { text, years, terms } = analysis;
  const [year] = years;
  // A follow-up leaves the time as it was.
  const kept = carried.length > 0 ? before?.period : undefined;
  const period = year === undefined ? kept : periodOf(year.text);
  const citation = citationOf(answer);
  const { entities, people } = namesOf(analysis, answer);
  return {
    entities,
    ...(people.length === 0 ? {} : { people }),
    terms: terms.map(({ text: word }) => word).slice(0, MAX_TERMS),
    question: (topic ?? text).slice(0, MAX_QUESTION),
    ...(period === undefined ? {} : { period }),
    ...(answer.kind === 'figure' ? { metric: answer.figure.metric } : {}),
    ...(citation === undefined
      ? {}
      : { documentId: citation.documentId, quote: citation.quote.slice(0, MAX_QUESTION) }),
  };
};
