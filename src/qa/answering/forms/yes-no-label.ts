import type { FormEvidence, FormedAnswer } from './answer-form.ts';

/** Words that make an answer depend on something: no label says that. */
const CONDITION =
  /\b(?:if|unless|only|except|until|when|whenever|provided|depending|depends|but|however|although|though|may not|might|sometimes|usually|generally|some|most|without|before|after)\b/iu;
const NEGATION =
  /\b(?:not|no longer|never|cannot|can't|can’t|won't|won’t|isn't|isn’t|aren't|aren’t|don't|don’t|doesn't|doesn’t|neither|nor|no)\b/giu;

/** A sentence shorter or not much longer than the question says no other thing beside it. */
const TERMS_HELD = 1;

/** "Yes" or "no" where the sentence begins with it, or says just what is asked, or just that it is not so. */
export const yesNoLabel = ({ analysis, passage, at }: FormEvidence): FormedAnswer['label'] => {
  const { first, past, span } = passage.sentences[at] ?? passage.sentences[0];
  const { start } = passage.span;
  const text = passage.text.slice(span.start - start, span.end - start);
  const [, word] =
    /^(yes|no)\b(?!\s+\w+\s+(?:is|are|was|were|can|may)\b)[,.!:;—–-]?/iu.exec(text) ?? [];
  if (word !== undefined && /^(?:yes|no)\s*[,.!:;—–-]/iu.test(text))
    return word.toLowerCase() === 'yes' ? 'yes' : 'no';
  if (CONDITION.test(text) || [...analysis.text.matchAll(NEGATION)].length > 0) return undefined;
  const stems = new Set(passage.tokens.stem.slice(first, past));
  const held = analysis.terms.filter(({ stem }) => stems.has(stem)).length;
  if (analysis.terms.length < 2 || held < analysis.terms.length * TERMS_HELD) return undefined;
  const negations = [...text.matchAll(NEGATION)].length;
  if (negations > 1) return undefined;
  return negations === 1 ? 'no' : 'yes';
};
