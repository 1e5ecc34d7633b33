import type { Decision } from '../answering/decide.ts';
import type { DocumentId, Passage } from '../types.ts';
import type { GlossaryEntry } from './glossary-entries.ts';

/** What a glossary says of the word that a question asks the meaning of. */
export const glossaryDecision = (
  { document, span, meaning }: GlossaryEntry,
  passagesOf: ReadonlyMap<DocumentId, readonly Passage[]>,
): Decision => {
  const passages = passagesOf.get(document.id) ?? [];
  const passage = passages.findLast((one) => one.span.start <= span.start);
  const citation = {
    documentId: document.id,
    passageId: passage?.id ?? `${document.id}#0`,
    sentence: span,
    answer: meaning,
    quote: document.text.slice(span.start, span.end),
  };
  const text = document.text.slice(meaning.start, meaning.end);
  return {
    strategy: 'glossary',
    answer: {
      kind: 'extract',
      answerType: 'definition',
      parts: [{ form: 'definition', text, shown: [span], citation }],
      conflicts: [],
      score: 1,
      confidence: 'strong',
    },
  };
};
