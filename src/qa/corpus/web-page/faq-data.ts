import { blockTexts } from '../html/block-text.ts';
import { plainText } from '../html/element-kinds.ts';
import { htmlBlocks } from '../html/html-blocks.ts';
import { parseHtml } from '../html/html-tree.ts';
import type { SourceBlock } from '../tree/source-block.ts';
import { isOfType, type LinkedThing } from './linked-data.ts';
import { comparable } from './page-title.ts';

interface ToldQuestion {
  readonly question: string;
  readonly answer: readonly SourceBlock[];
}

/** Source: schema.org's FAQPage and QAPage. */
const toldQuestion = (thing: LinkedThing): readonly ToldQuestion[] => {
  const { name, acceptedAnswer } = thing;
  const [first] = [acceptedAnswer].flat();
  const text = (first as { readonly text?: unknown } | undefined)?.text;
  if (typeof name !== 'string' || typeof text !== 'string') return [];
  const question = plainText(parseHtml(name));
  const answer = htmlBlocks(parseHtml(text));
  return question === '' || answer.length === 0 ? [] : [{ question, answer }];
};

const allText = (blocks: readonly SourceBlock[]): string =>
  comparable(blockTexts(blocks).join(' '));

/** How many blocks behind a printed question say what its told answer says. */
const countPrinted = (behind: readonly SourceBlock[], { answer }: ToldQuestion): number => {
  const told = allText(answer);
  const end = behind.findIndex((block) => {
    const text = allText([block]);
    return block.kind === 'heading' || !(text !== '' && told.includes(text));
  });
  return end === -1 ? behind.length : end;
};

/** Puts a told question where the page prints it, with the answer that the page prints or else hides. */
const placeQuestion = (
  blocks: readonly SourceBlock[],
  told: ToldQuestion,
): readonly SourceBlock[] => {
  const wanted = comparable(told.question);
  const isPrinted = (block: SourceBlock): boolean =>
    (block.kind === 'heading' || block.kind === 'paragraph') && comparable(block.text) === wanted;
  const at = blocks.findIndex(isPrinted);
  const found = blocks[at];
  if (found === undefined) {
    const isInside = blocks.some((block) => allText([block]).includes(wanted));
    return isInside ? blocks : [...blocks, { kind: 'question', ...told }];
  }
  const behind = blocks.slice(at + 1);
  if (found.kind === 'heading') {
    const isHidden = behind[0] === undefined || behind[0].kind === 'heading';
    return isHidden ? [...blocks.slice(0, at + 1), ...told.answer, ...behind] : blocks;
  }
  const count = countPrinted(behind, told);
  const answer = count === 0 ? told.answer : behind.slice(0, count);
  const question: SourceBlock = { kind: 'question', question: told.question, answer };
  return [...blocks.slice(0, at), question, ...behind.slice(count)];
};

/** Questions told on one page. */
const QUESTIONS_MAX = 200;

/** A page's blocks with the questions and answers that it tells machines of, each once. */
export const withToldQuestions = (
  blocks: readonly SourceBlock[],
  things: readonly LinkedThing[],
): readonly SourceBlock[] =>
  things
    .filter((thing) => isOfType(thing, /^Question$/u))
    .slice(0, QUESTIONS_MAX)
    .flatMap(toldQuestion)
    .reduce(placeQuestion, blocks);
