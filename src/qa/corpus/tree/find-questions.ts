import type { SourceBlock } from './source-block.ts';

/** "Q:", "Question 3.", "Q1 –" */
const ASKS = /^(?:q|question|frage)\s?\d{0,3}\s?[:.)–—-]\s+/iu;
const ANSWERS = /^(?:a|answer|antwort)\s?\d{0,3}\s?[:.)–—-]\s+/iu;
/** One question and nothing else, no longer than people ask. */
const BARE_QUESTION = /^(?:\d{1,3}[.)]\s+)?[\p{Lu}\p{N}"“'‘][^.?!\n]{6,180}\?$/u;
/** As many bare questions make a page of questions and answers; a single one is a figure of speech. */
const BARE_MIN = 2;

type Paragraph = SourceBlock & { readonly kind: 'paragraph' };

const isParagraph = (block: SourceBlock | undefined): block is Paragraph =>
  block?.kind === 'paragraph';

const isBare = (block: SourceBlock | undefined): block is Paragraph =>
  isParagraph(block) && BARE_QUESTION.test(block.text);

/**
 * The same blocks with stored questions told as such: "Q:" and "A:" paragraphs, and paragraphs that are one question each
 * with what stands below them. Headings that ask are found later, as sections.
 */
export const findQuestions = (blocks: readonly SourceBlock[]): readonly SourceBlock[] => {
  const marked = findMarked(blocks);
  const bare = marked.filter((block, at) => isBare(block) && hasAnswer(marked, at));
  return bare.length >= BARE_MIN ? findBare(marked) : marked;
};

/** Something that is no question and no heading stands right below. */
const hasAnswer = (blocks: readonly SourceBlock[], at: number): boolean => {
  const next = blocks[at + 1];
  return next !== undefined && next.kind !== 'heading' && next.kind !== 'question' && !isBare(next);
};

/** A question and an answer in one paragraph stand on two lines. */
const splitLines = (block: Paragraph): readonly Paragraph[] => {
  const [first = '', ...rest] = block.text.split('\n');
  const answer = rest.findIndex((line) => ANSWERS.test(line));
  if (!ASKS.test(first) || answer < 0) return [block];
  return [
    { kind: 'paragraph', text: [first, ...rest.slice(0, answer)].join(' ') },
    { kind: 'paragraph', text: rest.slice(answer).join('\n') },
  ];
};

const findMarked = (source: readonly SourceBlock[]): readonly SourceBlock[] => {
  const blocks = source.flatMap((block): readonly SourceBlock[] =>
    isParagraph(block) ? splitLines(block) : [block],
  );
  const found: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    const next = blocks[at + 1];
    if (block === undefined) break;
    const asks = isParagraph(block) && ASKS.test(block.text);
    if (!asks || !isParagraph(next) || !ANSWERS.test(next.text)) {
      found.push(block);
      continue;
    }
    const past = endOfAnswer(blocks, at + 2, (one) => ASKS.test(one.text));
    found.push({
      kind: 'question',
      question: block.text.replace(ASKS, ''),
      answer: [
        { kind: 'paragraph', text: next.text.replace(ANSWERS, '') },
        ...blocks.slice(at + 2, past),
      ],
    });
    at = past - 1;
  }
  return found;
};

const findBare = (blocks: readonly SourceBlock[]): readonly SourceBlock[] => {
  const found: SourceBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (!isBare(block) || !hasAnswer(blocks, at)) {
      found.push(block);
      continue;
    }
    const past = endOfAnswer(blocks, at + 1, (one) => BARE_QUESTION.test(one.text));
    found.push({ kind: 'question', question: block.text, answer: blocks.slice(at + 1, past) });
    at = past - 1;
  }
  return found;
};

/** Where the next question, heading or stored question begins. */
const endOfAnswer = (
  blocks: readonly SourceBlock[],
  from: number,
  asks: (block: Paragraph) => boolean,
): number => {
  const past = blocks.findIndex(
    (block, at) =>
      at >= from &&
      (block.kind === 'heading' ||
        block.kind === 'question' ||
        (isParagraph(block) && asks(block))),
  );
  return past < 0 ? blocks.length : past;
};
