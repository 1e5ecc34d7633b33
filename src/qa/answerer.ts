import { analyseQuestion, type QuestionTools } from './analysis/analyse-question.ts';
import { splitQuestion } from './analysis/split-question.ts';
import { decide } from './answering/decide.ts';
import { explain } from './answering/explain.ts';
import { joinAnswers } from './answering/join-answers.ts';
import { nextContext } from './answering/next-context.ts';
import { readCandidates } from './answering/read-candidates.ts';
import type { DecisionParts } from './answering/read-sentence.ts';
import { traceOf } from './answering/trace-of.ts';
import type { ResolvedQuestion } from './follow-up/follow-up.ts';
import { resolveFollowUp } from './follow-up/resolve-follow-up.ts';
import type { AnswerOptions } from './library.ts';
import type { SpanReader } from './reading/span-reader.ts';
import type { PassageIndex } from './retrieval/passage-index.ts';
import { type RetrievalParts, retrieve } from './retrieval/retrieve.ts';
import type { Answered, Question, Scope } from './types.ts';

/** What the answerer works with. */
export interface AnswererParts extends QuestionTools, RetrievalParts, DecisionParts {
  indexFor(scope: Scope): PassageIndex;
  readonly reader?: SpanReader;
}

/** A function that answers questions over the parts of a library. */
export const createAnswerer = (parts: AnswererParts) => {
  const answerOne = async (
    question: Question,
    scope: Scope,
    options: AnswerOptions,
    resolved: ResolvedQuestion,
  ): Promise<Answered> => {
    const started = performance.now();
    const { carried } = resolved;
    const index = parts.indexFor(scope);
    const analysis = analyseQuestion(question.text, parts);
    const lastDocument = carried.length > 0 ? question.context?.documentId : undefined;
    const found = retrieve(parts, analysis, index, question, lastDocument);
    const isRead = parts.reader !== undefined && analysis.rejection === undefined;
    const ranked = isRead
      ? await readCandidates(analysis.text, found.ranked, parts.reader)
      : found.ranked;
    const retrieved = { ...found, ranked };
    const retrievalMs = performance.now() - started;
    const { answer, strategy } = decide(parts, retrieved, scope, options);
    const notes = explain(retrieved, answer);
    const answerMs = performance.now() - started;
    const trace = traceOf({
      ...retrieved,
      index,
      strategy,
      notes,
      limit: options.candidates,
      retrievalMs,
      answerMs,
    });
    return {
      answer,
      trace,
      carried,
      next: nextContext(analysis, answer, question.context, resolved),
    };
  };

  return async (
    question: Question,
    scope: Scope,
    options: AnswerOptions = {},
  ): Promise<Answered> => {
    const resolved = resolveFollowUp(question.text, question.context, parts.english);
    const answers: Answered[] = [];
    const questions = splitQuestion(resolved.text);
    for (const part of questions)
      answers.push(await answerOne({ ...question, text: part }, scope, options, resolved));
    return { ...joinAnswers(questions, answers), carried: resolved.carried };
  };
};
