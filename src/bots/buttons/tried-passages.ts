import type { Citation, Scope, Trace, TraceCandidate } from '../../qa/types.ts';
import type { Receipt } from '../../store/store.ts';
import type { BotServices } from '../platform.ts';

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

/** A trace as the scope may see it now: without sentences that were changed or that it may not see. */
export const standingTrace = (trace: Trace, scope: Scope, services: BotServices): Trace => ({
  ...trace,
  candidates: trace.candidates.filter(
    (candidate) => citationOf(candidate, scope, services) !== undefined,
  ),
});

/** The sentences that were tried for an answer, best first: those that still stand and that the scope may see. */
export const triedPassages = (
  { trace }: Receipt,
  scope: Scope,
  services: BotServices,
): readonly Citation[] =>
  (trace?.candidates ?? [])
    .map((candidate) => citationOf(candidate, scope, services))
    .filter((citation) => citation !== undefined);
