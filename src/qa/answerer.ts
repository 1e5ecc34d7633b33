// Long: the story of a question, from its words to its answer.

import { type Aids, aidNotes, isWhole } from './answering/aids.ts';
import { orderCandidates } from './answering/candidates/order-candidates.ts';
import { type Readings, readPassages } from './answering/candidates/read-passages.ts';
import type { DecisionParts } from './answering/candidates/read-sentence.ts';
import type { Considered } from './answering/considered.ts';
import { type Decision, decide } from './answering/decide.ts';
import { explain } from './answering/explain.ts';
import { joinAnswers } from './answering/join-answers.ts';
import { nextContext } from './answering/next-context.ts';
import { respelled } from './answering/respelling.ts';
import { traceOf } from './answering/trace-of.ts';
import type { Encoder } from './encoding/encoder.ts';
import type { Glossary } from './glossary/glossary.ts';
import { glossaryDecision } from './glossary/glossary-decision.ts';
import type { AnswerMemory } from './library/answer-memory.ts';
import type { AnswerOptions } from './library/library.ts';
import { scopeKey } from './library/scope-track.ts';
import type { PassageReader } from './reading/passage-reader.ts';
import type { PassageIndex } from './retrieval/passage-index.ts';
import {
  type RetrievalParts,
  type Retrieved,
  retrieve,
  type WeighedQuestion,
  weighQuestion,
} from './retrieval/retrieve.ts';
import { createSliceQueue, type SliceQueue } from './scheduling/queue.ts';
import type { Slices } from './scheduling/slices.ts';
import type { Answered, DocumentId, Question, Scope } from './types.ts';
import { type FoundQuestion, findQuestion } from './understanding/asking/find-question.ts';
import type { ResolvedQuestion } from './understanding/follow-up/follow-up.ts';
import { resolveFollowUp } from './understanding/follow-up/resolve-follow-up.ts';
import {
  type Analysis,
  analyseQuestion,
  cleanQuestion,
  type QuestionTools,
} from './understanding/question/analyse-question.ts';
import { splitQuestion } from './understanding/question/split-question.ts';
import type { VerifiedAnswers, VerifiedMatch } from './verified/verified-answers.ts';
import { matchNotes, verifiedDecision } from './verified/verified-decision.ts';

/** What the answerer works with. */
export interface AnswererParts extends QuestionTools, RetrievalParts, DecisionParts {
  indexFor(scope: Scope): PassageIndex;
  /** Finds by meaning. */
  readonly encoder?: Encoder;
  /** Tells which passage answers, and in which words. */
  readonly reader?: PassageReader;
  /** What words of the corpus mean, and what else they are called. */
  readonly glossary: Glossary;
  /** What editors answered. */
  readonly verified: VerifiedAnswers;
  /** What the answers of this state of the corpus were. */
  readonly recall: AnswerMemory<FoundAnswer>;
}

/** All that is worked out for one question, whatever was talked about before. */
export interface FoundAnswer extends Pick<Answered, 'answer' | 'trace'> {
  readonly analysis: Analysis;
  /** Nothing was missing that will be there another time. */
  readonly isWhole: boolean;
}

/** What the answer to a question depends on, within one state of a corpus. */
interface Asked extends Pick<Question, 'text' | 'filters' | 'isVerbatim'> {
  /** What is said beside the question, where it leans on that. */
  readonly about: string;
  /** All else that is told with it. */
  readonly beside: string;
  readonly isSmallTalk: boolean;
  readonly scope: Scope;
  /** The article that the conversation is about. */
  readonly lastDocument?: DocumentId | undefined;
}

const keyOf = (asked: Asked): string => {
  const { text, about, beside, filters = {}, isVerbatim, scope, lastDocument } = asked;
  const { after, before, by, article } = filters;
  const parts = [after, before, by, article, lastDocument, isVerbatim === true];
  return JSON.stringify([cleanQuestion(text), about, beside, scopeKey(scope), ...parts]);
};

/** Words that mean nothing by themselves ask for something only where a filter or the conversation says what they are about. */
const analyse = (
  parts: AnswererParts,
  { text, about, isSmallTalk, filters = {}, lastDocument }: Asked,
): Analysis => {
  const analysis = analyseQuestion(text, parts, about);
  const isUnaided = Object.keys(filters).length === 0 && lastDocument === undefined && about === '';
  const asksNothing = isSmallTalk || (analysis.isBare && isUnaided);
  return asksNothing && analysis.rejection === undefined
    ? { ...analysis, rejection: 'not-a-question' }
    : analysis;
};

function* lookUp(
  parts: AnswererParts,
  asked: Asked,
  index: PassageIndex,
  { weighed, vector }: Understood,
): Slices<Retrieved> {
  const found = yield* retrieve(parts, weighed, index, { ...asked, vector });
  yield;
  return found;
}

/** The meaning of a question; nothing where there is no encoder, or it has ended: the words answer alone then. */
const meaningOf = async (
  { encoder }: AnswererParts,
  text: string,
): Promise<Float32Array | undefined> => {
  if (encoder === undefined) return undefined;
  const vectors = await encoder.encode([cleanQuestion(text)], 'question').catch(() => []);
  return vectors[0];
};

/** A question with what the glossary, the words of the scope and the encoder know of it. */
interface Understood {
  readonly analysis: Analysis;
  readonly weighed: WeighedQuestion;
  /** With other names of what it is about, slips put right, and all that is told with it, for whoever reads. */
  readonly text: string;
  readonly vector: Float32Array | undefined;
}

const understand = async (
  parts: AnswererParts,
  asked: Asked,
  index: PassageIndex,
): Promise<Understood> => {
  const own = analyse(parts, asked);
  const { text: spelled, aliases } = parts.glossary.spellOut(own, asked.scope);
  const analysis = parts.glossary.join(own, asked.scope);
  const weighed = weighQuestion(analysis, index, asked.isVerbatim, aliases);
  const text = cleanQuestion(`${asked.beside} ${respelled(spelled, weighed.terms)}`);
  return { analysis, weighed, text, vector: await meaningOf(parts, text) };
};

/** What stands in the passages that were found, read where there is a reader and no answer yet. */
const consider = async (
  parts: AnswererParts,
  { found, ranked, ...retrieved }: Retrieved,
  text: string,
  isAnswered: boolean,
): Promise<Considered & Pick<Aids, 'reading'>> => {
  const { analysis } = retrieved;
  const isRead = parts.reader !== undefined && analysis.rejection === undefined && !isAnswered;
  const readings = isRead
    ? await readPassages(text, found, parts.reader, parts.documents)
    : undefined;
  const candidates = orderCandidates(ranked, found, readings);
  return {
    ...retrieved,
    candidates,
    reading: readingOf(parts, isRead && found.length > 0, readings),
  };
};

const readingOf = (
  { reader }: AnswererParts,
  isRead: boolean,
  readings: Readings | undefined,
): Aids['reading'] => {
  if (reader === undefined) return 'off';
  if (!isRead) return 'none';
  return readings === undefined ? 'failed' : 'whole';
};

const meaningAid = (
  { encoder }: AnswererParts,
  vector: Float32Array | undefined,
  index: PassageIndex,
): Aids['meaning'] => {
  if (encoder === undefined) return 'off';
  if (vector === undefined) return 'failed';
  return index.hasAllVectors() ? 'whole' : 'part';
};

/** What editors answered; whoever asks within an article or a time wants what stands there. */
const verifiedMatch = async (
  { verified }: AnswererParts,
  { filters = {}, scope }: Asked,
  analysis: Analysis,
  vector: Float32Array | undefined,
): Promise<VerifiedMatch | undefined> =>
  Object.keys(filters).length > 0 ? undefined : verified.find({ analysis, vector, scope });

/** What a glossary says of the word whose meaning is asked for. */
const defined = (
  { glossary, passagesOf }: AnswererParts,
  { filters = {}, scope }: Asked,
  analysis: Analysis,
): Decision | undefined => {
  const entry = Object.keys(filters).length > 0 ? undefined : glossary.define(analysis, scope);
  return entry && glossaryDecision(entry, passagesOf);
};

const findAnswer = async (
  parts: AnswererParts,
  asked: Asked,
  options: AnswerOptions,
  inTurn: SliceQueue,
): Promise<FoundAnswer> => {
  const started = performance.now();
  const { scope } = asked;
  const index = parts.indexFor(scope);
  const understood = await understand(parts, asked, index);
  const { analysis, vector, text } = understood;
  // Before they are used: one that comes meanwhile may have been left out.
  const meaning = meaningAid(parts, vector, index);
  const retrieved = await inTurn(lookUp(parts, asked, index, understood));
  const match = await verifiedMatch(parts, asked, analysis, vector);
  const given = match
    ? verifiedDecision(match, analysis, parts.passagesOf)
    : defined(parts, asked, analysis);
  const considered = await consider(parts, retrieved, text, given !== undefined);
  const retrievalMs = performance.now() - started;
  const { answer, strategy, signals, chosen } = given ?? decide(parts, considered, scope, options);
  const aids = { meaning, reading: considered.reading };
  const notes = match ? matchNotes(match) : [...explain(considered, answer), ...aidNotes(aids)];
  const answerMs = performance.now() - started;
  const limit = options.candidates;
  const times = { retrievalMs, answerMs };
  const trace = traceOf({
    ...considered,
    index,
    strategy,
    signals,
    chosen,
    notes,
    limit,
    ...times,
  });
  const { signals: matched } = match ?? {};
  const told = matched === undefined ? trace : { ...trace, signals: { ...matched } };
  return { answer, trace: told, analysis, isWhole: isWhole(aids) && parts.verified.isWhole() };
};

/** A function that answers questions over the parts of a library; what was asked before is answered from memory. */
export const createAnswerer = (parts: AnswererParts) => {
  // One after another: side by side, each of many questions at once would take as long as all.
  const inTurn = createSliceQueue();
  const answerOne = async (
    question: Question,
    scope: Scope,
    options: AnswerOptions,
    resolved: ResolvedQuestion,
    { about, beside, isSmallTalk }: FoundQuestion,
  ): Promise<Answered> => {
    const { carried } = resolved;
    const { context, ...own } = question;
    const lastDocument = carried.length > 0 ? context?.documentId : undefined;
    const asked = { ...own, about, beside, isSmallTalk, scope, lastDocument };
    const find = () => findAnswer(parts, asked, options, inTurn);
    // Whoever measures wants it worked out.
    const isMeasured = Object.keys(options).length > 0;
    const { result, isKnown } = isMeasured
      ? { result: await find(), isKnown: false }
      : await parts.recall(keyOf(asked), find);
    const { answer, trace, analysis } = result;
    const next = nextContext(analysis, answer, context, resolved);
    return { answer, trace, carried, next, isRemembered: isKnown };
  };

  return async (
    question: Question,
    scope: Scope,
    options: AnswerOptions = {},
  ): Promise<Answered> => {
    const found = findQuestion(question.text);
    const resolved = resolveFollowUp(found.text, question.context, parts.english);
    const answers: Answered[] = [];
    const isStored = parts.verified.isStored(resolved.text, scope);
    const questions = isStored ? [resolved.text] : splitQuestion(resolved.text);
    for (const part of questions)
      answers.push(await answerOne({ ...question, text: part }, scope, options, resolved, found));
    const isRemembered = answers.every((one) => one.isRemembered === true);
    return { ...joinAnswers(questions, answers), carried: resolved.carried, isRemembered };
  };
};
