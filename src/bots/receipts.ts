import type { Citation, Scope, TraceCandidate } from '../qa/types.ts';
import { FEEDBACK_CHOICES, type FeedbackChoice, type Receipt } from '../store/store.ts';
import type { Answerable, Reply } from './commands/command.ts';
import type { BotRequest } from './handle-request.ts';
import type { BotServices } from './platform.ts';
import type { Action, Card } from './presentation/card.ts';
import { type Notice, noticeCard } from './presentation/notice-card.ts';
import { passagesCard } from './presentation/passages-card.ts';
import { traceCard } from './presentation/trace-card.ts';

/** A button of ours that was pressed, and what it carried. */
export interface Press {
  readonly action: Action['kind'];
  /** A receipt's key; before it and a colon, feedback holds its choice. */
  readonly ref: string;
}

/** More would bury the ones that matter. */
const PASSAGES_SHOWN = 5;

const FEEDBACK_LABELS: Readonly<Record<FeedbackChoice, string>> = {
  right: 'Right',
  'wrong-answer': 'Right passage, wrong answer',
  'wrong-passage': 'Wrong passage',
};

const privately = (card: Card): Reply => ({ card, visibility: 'private' });
const notice = (content: Notice): Reply => privately(noticeCard(content));

const quotesShown = (card: Card): number => {
  if (card.kind === 'answer') return card.quotes.length;
  return card.kind === 'abstention' ? card.nearest.length : 1;
};

/** The reply's card with buttons that refer to what is kept of its answer. @throws {StoreError} */
export const withReceipt = async (
  reply: Reply,
  answerable: Answerable,
  request: BotRequest,
  { store }: BotServices,
  questionId: string,
): Promise<Reply> => {
  if (store === undefined) return reply;
  const { question, scope, answered } = answerable;
  const ref = await store.receipts.keep(request.userKey, {
    question,
    scope,
    answer: answered.answer,
    trace: answered.trace,
    next: answered.next,
    platform: request.platform,
    questionId,
  });
  const hasMore = answered.trace.candidates.length > quotesShown(reply.card);
  const actions: readonly Action[] = [
    ...(hasMore ? [{ kind: 'more', ref } as const] : []),
    { kind: 'why', ref },
    { kind: 'feedback', ref },
  ];
  return { ...reply, card: { ...reply.card, actions: [...reply.card.actions, ...actions] } };
};

/** A sentence the trace names, as a citation of the corpus as it stands now; `undefined` when it changed. */
const citationOf = (
  { passageId, sentence, quote }: TraceCandidate,
  scope: Scope,
  services: BotServices,
): Citation | undefined => {
  const { documents, passages } = services.library();
  const passage = passages.find(({ id }) => id === passageId);
  const document = documents.get(passage?.documentId ?? '');
  if (passage === undefined || document === undefined) return undefined;
  if (!scope.collections.includes(document.collection)) return undefined;
  if (document.text.slice(sentence.start, sentence.end) !== quote) return undefined;
  const found = passage.sentences.find(({ span }) => span.start === sentence.start);
  return {
    documentId: document.id,
    passageId,
    sentence,
    answer: sentence,
    quote,
    ...(found?.attribution === undefined ? {} : { attribution: found.attribution }),
  };
};

const morePassages = (receipt: Receipt, scope: Scope, services: BotServices): Reply => {
  const citations = (receipt.trace?.candidates ?? [])
    .map((candidate) => citationOf(candidate, scope, services))
    .filter((citation) => citation !== undefined)
    .slice(0, PASSAGES_SHOWN);
  if (citations.length === 0) return notice({ kind: 'gone' });
  const { documents } = services.library();
  return privately(passagesCard(receipt.question.text, citations, documents));
};

/** The choice and the key: `right:abc`; a key alone stands without a choice. */
const readFeedback = (ref: string): { readonly choice?: FeedbackChoice; readonly ref: string } => {
  const choice = FEEDBACK_CHOICES.find((known) => ref.startsWith(`${known}:`));
  return choice === undefined ? { ref } : { choice, ref: ref.slice(choice.length + 1) };
};

const askForFeedback = (ref: string): Reply => {
  const actions = FEEDBACK_CHOICES.map((choice) => ({
    kind: 'feedback' as const,
    ref: `${choice}:${ref}`,
    label: FEEDBACK_LABELS[choice],
  }));
  return privately({ ...noticeCard({ kind: 'which-feedback' }), actions });
};

/** The reply to a pressed button, for the presser alone. @throws {StoreError} */
export const answerPress = async (
  { action, ref }: Press,
  request: BotRequest,
  scope: Scope,
  services: BotServices,
): Promise<Reply> => {
  const feedback = action === 'feedback' ? readFeedback(ref) : { ref };
  const receipt = await services.store?.receipts.find(feedback.ref);
  if (receipt === undefined) return notice({ kind: 'gone' });
  switch (action) {
    case 'more':
      return morePassages(receipt, scope, services);
    case 'why':
      return receipt.answer === undefined || receipt.trace === undefined
        ? notice({ kind: 'gone' })
        : privately(traceCard({ answer: receipt.answer, trace: receipt.trace }));
    case 'feedback':
      if (feedback.choice === undefined) return askForFeedback(ref);
      await services.store?.feedback.give(request.userKey, {
        questionId: receipt.questionId,
        choice: feedback.choice,
      });
      return notice({ kind: 'feedback-taken' });
    case 'follow-up':
      return notice({ kind: 'ask-on' });
    case 'share':
    case 'related':
    case 'undo-correction':
      return notice({ kind: 'gone' });
    default:
      return action satisfies never;
  }
};
