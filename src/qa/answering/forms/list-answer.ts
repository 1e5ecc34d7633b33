import { countWords } from '../../corpus/passages/count-words.ts';
import type { AnswerForm, Document, Span } from '../../types.ts';
import type { FormEvidence, FormedAnswer } from './answer-form.ts';
import { around, documentPath, introducedBy } from './document-blocks.ts';
import { type Excerpt, excerptOf, sameVoice, WHOLE_WORDS, wordsOfRange } from './excerpt.ts';
import { type ListBlock, type ListPiece, type WholeList, wholeList } from './list-pieces.ts';
import { wholePart } from './whole-part.ts';

/** Steps and lists are shown whole up to about as many words. */
const LIST_WORDS = 180;

const wordsOf = ({ text }: Document, spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + countWords(text, span), 0);

/** Whether a list can be shown whole, steps at least without what is nested in them. */
const isShowable = (document: Document, list: ListBlock): boolean =>
  wordsOf(document, [list.span]) <= LIST_WORDS ||
  (list.ordered &&
    wordsOf(
      document,
      wholeList(document, list).pieces.map(({ head }) => head),
    ) <= LIST_WORDS);

/** The list that the best sentence is in or introduces, as it stands in the document: the outermost that can be shown. */
export const listAround = ({ document, passage, at }: FormEvidence): ListBlock | undefined => {
  const sentence = passage.sentences[at] ?? passage.sentences[0];
  const introduced = introducedBy(passage.blocks, sentence.span);
  const place = introduced?.kind === 'list' ? introduced.span : sentence.span;
  const lists = around(documentPath(document, place), 'list');
  return lists.find((list) => isShowable(document, list)) ?? lists.at(-1);
};

/** The only list of the passage, whole. */
export const onlyList = ({ document, passage }: FormEvidence): ListBlock | undefined => {
  const [first, ...more] = passage.blocks.filter(({ kind }) => kind === 'list');
  return first === undefined || more.length > 0
    ? undefined
    : around(documentPath(document, first.span), 'list')[0];
};

/** An answer that is a list with what introduces it. */
export const listAnswer = (
  evidence: FormEvidence,
  form: AnswerForm,
  list: ListBlock,
): FormedAnswer => {
  const whole = wholeList(evidence.document, list);
  return wholePart(evidence, form, listExcerpt(evidence, whole), whole.span);
};

/** A list within its passage where that is short; of a long list the items around the best one. */
const listExcerpt = (evidence: FormEvidence, whole: WholeList): Excerpt => {
  const { passage, at } = evidence;
  const voice = sameVoice(passage, at);
  const isInside = whole.span.start >= passage.span.start && whole.span.end <= passage.span.end;
  if (isInside && wordsOfRange(evidence, voice) <= WHOLE_WORDS) return excerptOf(evidence, voice);
  return outline(evidence, whole) ?? longList(evidence, whole);
};

const bestOf = ({ passage, at }: FormEvidence, { pieces }: WholeList): number => {
  const { start } = (passage.sentences[at] ?? passage.sentences[0]).span;
  return Math.max(
    0,
    pieces.findIndex(({ span }) => span.start <= start && start < span.end),
  );
};

const nestedIn = (piece: ListPiece | undefined): readonly Span[] =>
  piece?.nested === undefined ? [] : [piece.nested];

/** Every item of a list that is too long as a whole, the best one with what is nested in it where there is room. */
const outline = (evidence: FormEvidence, whole: WholeList): Excerpt | undefined => {
  const { document } = evidence;
  const { leadIn, pieces } = whole;
  const before = leadIn === undefined ? [] : [leadIn];
  const heads = [...before, ...pieces.map(({ head }) => head)];
  const isWhole = wordsOf(document, [...before, ...pieces.map(({ span }) => span)]) <= LIST_WORDS;
  if (isWhole || wordsOf(document, heads) > LIST_WORDS) return undefined;
  const best = pieces[bestOf(evidence, whole)];
  const opened = wordsOf(document, [...heads, ...nestedIn(best)]) <= LIST_WORDS ? best : undefined;
  const shownOf = (piece: ListPiece): Span => (piece === opened ? piece.span : piece.head);
  return {
    shown: [...before, ...pieces.map(shownOf)],
    rest: pieces.flatMap((piece) => (piece === opened ? [] : nestedIn(piece))),
  };
};

const longList = (evidence: FormEvidence, whole: WholeList): Excerpt => {
  const { document } = evidence;
  const { leadIn, pieces } = whole;
  const best = bestOf(evidence, whole);
  const wordsAt = (index: number): number =>
    countWords(document.text, pieces[index]?.span ?? { start: 0, end: 0 });
  // From the beginning, where the best item is reached so; else that item and what stands around it.
  let [from, past, words] = [0, 0, leadIn === undefined ? 0 : countWords(document.text, leadIn)];
  for (; past < pieces.length && words + wordsAt(past) <= LIST_WORDS; past += 1)
    words += wordsAt(past);
  if (past <= best) {
    [from, past, words] = [best, best + 1, wordsAt(best)];
    for (; past < pieces.length && words + wordsAt(past) <= LIST_WORDS; past += 1)
      words += wordsAt(past);
    for (; from > 0 && words + wordsAt(from - 1) <= LIST_WORDS; from -= 1)
      words += wordsAt(from - 1);
  }
  const spans = (some: readonly ListPiece[]): readonly Span[] => some.map(({ span }) => span);
  return {
    shown: [...(leadIn === undefined ? [] : [leadIn]), ...spans(pieces.slice(from, past))],
    rest: [...spans(pieces.slice(0, from)), ...spans(pieces.slice(past))],
  };
};
