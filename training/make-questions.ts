/**
 * Makes questions of the sentences of texts, in SQuAD's format, for a reader to learn from:
 *
 *     npx tsx training/make-questions.ts OUT.json SEED SQUAD.json [SELQA.json] [--without TITLE ...]
 */
import { readFile, writeFile } from 'node:fs/promises';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { type Chance, createChance } from './chance.ts';
import { findChunks } from './find-chunks.ts';
import { type Chunk, madeQuestion, type TaggedWord } from './made-question.ts';

interface Text {
  readonly title: string;
  readonly text: string;
}

interface MadeQuestion {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly { readonly text: string; readonly answer_start: number }[];
}

const QUESTIONS_A_SENTENCE = 3;
const SENTENCES_A_TEXT = 7;
const LEAST_WORDS = 6;
const MOST_WORDS = 60;

const nlp = winkNLP(model, ['sbd', 'pos']);

const textsOf = (content: string): readonly Text[] => {
  const parsed = JSON.parse(content);
  if (!Array.isArray(parsed))
    return parsed.data.flatMap(
      ({ title, paragraphs }: { title: string; paragraphs: { context: string }[] }) =>
        paragraphs.map(({ context }) => ({ title, text: context })),
    );
  const seen = new Set<string>();
  return parsed.flatMap(({ article, candidates }: { article: string; candidates: string[] }) => {
    const whole = candidates.join(' ');
    if (seen.has(whole)) return [];
    seen.add(whole);
    const parts: Text[] = [];
    for (let at = 0; at < candidates.length; at += SENTENCES_A_TEXT)
      parts.push({ title: article, text: candidates.slice(at, at + SENTENCES_A_TEXT).join(' ') });
    return parts.filter(({ text }) => text.split(/\s+/).length > 30);
  });
};

/** The sentences of a text as tagged words, none where a word cannot be found again. */
const sentencesOf = (text: string): readonly (readonly TaggedWord[])[] => {
  const { its } = nlp;
  const tokens = nlp.readDoc(text).tokens();
  const values = tokens.out();
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(its.lemma);
  const sentences: TaggedWord[][] = [[]];
  let at = 0;
  for (const [index, word] of values.entries()) {
    const start = text.indexOf(word, at);
    if (start < 0) return [];
    at = start + word.length;
    const sentence = sentences.at(-1) ?? [];
    const isFirst = sentence.length === 0;
    const [tag = '', lemma = word] = [tags[index], lemmas[index]];
    sentence.push({ word, tag, lemma, start, end: at, isFirst });
    if (/^[.!?]$/.test(word)) sentences.push([]);
  }
  return sentences.filter(({ length }) => length >= LEAST_WORDS && length <= MOST_WORDS);
};

/** Chunks of as many kinds as there are, so that rare kinds are asked for as well. */
const chosenChunks = (chunks: readonly Chunk[], chance: Chance): readonly Chunk[] => {
  const left = [...chunks];
  const chosen: Chunk[] = [];
  while (chosen.length < QUESTIONS_A_SENTENCE && left.length > 0) {
    const kind = chance.pick([...new Set(left.map((chunk) => chunk.kind))]);
    const chunk = chance.pick(left.filter((one) => one.kind === kind));
    left.splice(left.indexOf(chunk), 1);
    chosen.push(chunk);
  }
  return chosen;
};

const questionsOf = (text: string, chance: Chance): readonly MadeQuestion[] =>
  sentencesOf(text).flatMap((words) =>
    chosenChunks(findChunks(words, chance), chance).flatMap((chunk) => {
      const question = madeQuestion(words, chunk, chance);
      const start = words[chunk.first]?.start ?? 0;
      const end = words[chunk.last]?.end ?? start;
      const answers = [{ text: text.slice(start, end), answer_start: start }];
      return question === undefined ? [] : [{ id: `${start}`, question, answers }];
    }),
  );

const [out = '', seed = '1', ...rest] = process.argv.slice(2);
const without = new Set(rest.slice(rest.indexOf('--without') + 1 || rest.length));
const files = rest.filter((name) => name !== '--without' && !without.has(name));
const chance = createChance(Number(seed));
const texts = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).flatMap(textsOf);
const data = texts
  .filter(({ title }) => !without.has(title))
  .map(({ title, text }) => ({
    title,
    paragraphs: [{ context: text, qas: questionsOf(text, chance) }],
  }));
await writeFile(out, JSON.stringify({ data }));
