import type { Sentence, Span } from '../../types.ts';
import { around, documentPath } from '../forms/document-blocks.ts';
import type { AnswerStrategy, Evidence } from './answer-strategy.ts';

const SPEECH = new Set([
  'said',
  'say',
  'says',
  'stated',
  'state',
  'suggested',
  'suggest',
  'recommended',
  'recommend',
  'announced',
  'announce',
  'explained',
  'explain',
  'believes',
  'believe',
  'thinks',
  'think',
  'told',
  'claimed',
  'claim',
  'noted',
  'pointed',
  'mentioned',
  'mention',
  'introduced',
  'answered',
  'admitted',
  'admits',
  'added',
  'called',
  'argued',
  'quoted',
  'reported',
  'according',
  'gave',
  'made',
  'spoke',
  'described',
]);

/** "Who said", "who suggested": the question asks for the source of a statement. */
const asksForSpeaker = ({ analysis }: Evidence): boolean => {
  const { shape, tokens } = analysis;
  return shape.asks === 'who' && tokens.word.some((word) => SPEECH.has(word));
};

const ASKING = new Set([
  'ask',
  'asks',
  'asked',
  'asking',
  'wonders',
  'wondered',
  'inquires',
  'inquired',
]);

/** Who is named in front of a question, as transcripts are written: "Reporter: How long is the pier?" */
const NAMED_IN_FRONT = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,60}):\s/u;

/** "Who asks how long the pier is": the one whose question the candidate answers, where the article names them. */
const askerOf = ({ analysis, candidate, document }: Evidence): Span | undefined => {
  const { shape, tokens } = analysis;
  const asks = shape.asks === 'who' && ASKING.has(tokens.word[shape.at + 1] ?? '');
  if (!asks) return undefined;
  const path = documentPath(document, candidate.sentence.span);
  const question = around(path, 'question').at(-1)?.question;
  if (question === undefined) return undefined;
  const name = NAMED_IN_FRONT.exec(document.text.slice(question.start, question.end))?.[1];
  return name === undefined
    ? undefined
    : { start: question.start, end: question.start + name.length };
};

const nearestBefore = (
  text: string,
  name: string,
  start: number,
  end: number,
): Span | undefined => {
  const inside = text.slice(start, end).indexOf(name);
  if (inside >= 0) return { start: start + inside, end: start + inside + name.length };
  const before = text.lastIndexOf(name, start);
  const at = before >= 0 ? before : text.indexOf(name, end);
  return at < 0 ? undefined : { start: at, end: at + name.length };
};

/** Whether the sentence holds every number of the question that the passage holds: "who says it cost 90" is not who says 40. */
const holdsNumbers = ({ terms, candidate: { passage } }: Evidence, { first, past }: Sentence) => {
  const { stem } = passage.tokens;
  const numbers = terms
    .flatMap(({ stems }) => stems)
    .filter((own) => /^\d/.test(own) && stem.includes(own));
  const own = stem.slice(first, past);
  return numbers.every((number) => own.includes(number));
};

/** The sentence of the statement asked about: the candidate, or one beside it that alone holds the question's numbers. */
const statementOf = (evidence: Evidence): Sentence => {
  const { passage, sentence } = evidence.candidate;
  if (holdsNumbers(evidence, sentence)) return sentence;
  const others = passage.sentences.filter(
    (other) => other.attribution !== undefined && holdsNumbers(evidence, other),
  );
  return others.length === 1 ? (others[0] ?? sentence) : sentence;
};

/** The one who said it, by the sentence's attribution: the name where it stands nearest. */
export const speakerStrategy: AnswerStrategy = {
  name: 'speaker',
  find: (evidence) => {
    const asker = askerOf(evidence);
    if (asker !== undefined) return [{ span: asker }];
    const { passage } = evidence.candidate;
    const sentence = statementOf(evidence);
    const { attribution } = sentence;
    if (attribution === undefined || !asksForSpeaker(evidence)) return undefined;
    const span = nearestBefore(
      evidence.document.text,
      attribution.speaker,
      sentence.span.start,
      sentence.span.end,
    );
    if (span === undefined) return undefined;
    const holder = [passage, ...evidence.neighbours].find(
      ({ span: whole }) => span.start >= whole.start && span.end <= whole.end,
    );
    if (holder === undefined) return undefined;
    const sentenceAt = holder.sentences.findIndex(
      ({ span: whole }) => span.start >= whole.start && span.end <= whole.end,
    );
    return sentenceAt < 0 ? undefined : [{ span, passage: holder, sentenceAt }];
  },
};
