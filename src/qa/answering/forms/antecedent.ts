import type { Passage, Span } from '../../types.ts';
import type { FormEvidence } from './answer-form.ts';

/** A sentence that begins so says something of what stands before it, or against it. */
const POINTS_BACK =
  /^(?:["'“‘(]\s*)?(?:(?:it|this|that|these|those|they|he|she|its|their|such|both|also|then|otherwise|instead|however|but|yet|still|nevertheless|therefore|thus|hence|so|in (?:this|that|these|those|such) cases?|in contrast|on the other hand|the (?:above|former|latter|same))\b)/iu;
/** Words further on that mean what stands before. */
const MEANS_ABOVE =
  /\b(?:the above|as above|above-mentioned|mentioned above|these steps|the same way)\b/iu;

const textAt = ({ text, span: whole }: Passage, { start, end }: Span): string =>
  text.slice(start - whole.start, end - whole.start);

/** Headings, labels and rows are whole in themselves. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'item']);

/** The sentence right before a passage: of its own section, else of whatever section stands before it. */
const sentenceBefore = ({ passages }: FormEvidence, passage: Passage): Span | undefined => {
  const before = passages[passages.indexOf(passage) - 1];
  const last = before?.sentences.at(-1);
  return last !== undefined && PROSE.has(last.kind) ? last.span : undefined;
};

/** The sentence that the sentence at a place leans on, where it begins with a word that points back. */
export const antecedentOf = (evidence: FormEvidence, at: number): Span | undefined => {
  const { passage } = evidence;
  const sentence = passage.sentences[at];
  if (sentence === undefined || !PROSE.has(sentence.kind)) return undefined;
  const text = textAt(passage, sentence.span);
  if (!POINTS_BACK.test(text) && !MEANS_ABOVE.test(text)) return undefined;
  const own = passage.sentences[at - 1];
  if (own !== undefined)
    return own.attribution?.speaker === sentence.attribution?.speaker ? own.span : undefined;
  return sentenceBefore(evidence, passage);
};
