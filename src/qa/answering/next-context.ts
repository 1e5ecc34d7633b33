import type { Analysis } from '../analysis/analyse-question.ts';
import type { Answer, ConversationContext } from '../types.ts';

const MAX_ENTITIES = 6;
const MAX_TERMS = 16;
const MAX_QUESTION = 300;

/** Answers of these types are names that the next question may mean by "he", "it" or "there". */
const NAMED = new Set(['person', 'organisation', 'place']);

/** What the next question of the conversation may lean on. */
export const nextContext = (
  { text, names, years, terms }: Analysis,
  answer: Answer,
  before: ConversationContext | undefined,
): ConversationContext => {
  if (answer.kind === 'abstention' && answer.reason === 'not-a-question')
    return before ?? { entities: [], terms: [] };
  const answered =
    answer.kind === 'extract' && NAMED.has(answer.answerType) ? [answer.parts[0].text] : [];
  const entities = [...new Set([...answered, ...names.map(({ text: name }) => name)])].slice(
    0,
    MAX_ENTITIES,
  );
  const [year] = years;
  const citation =
    answer.kind === 'extract'
      ? answer.parts[0].citation
      : answer.kind === 'figure'
        ? answer.figure.citation
        : undefined;
  return {
    entities,
    terms: terms.map(({ text: word }) => word).slice(0, MAX_TERMS),
    question: text.slice(0, MAX_QUESTION),
    ...(year === undefined
      ? {}
      : { period: { label: year.text, from: `${year.text}-01-01`, to: `${year.text}-12-31` } }),
    ...(answer.kind === 'figure' ? { metric: answer.figure.metric } : {}),
    ...(citation === undefined ? {} : { documentId: citation.documentId }),
  };
};
