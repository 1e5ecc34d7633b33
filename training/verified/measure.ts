// npx tsx training/verified/measure.ts SETS [no-reader]: asks what `paraphrases.jsonl` holds, and every other question of
// the same sets, of the answers that are made of it. SETS is a folder of sets: each with corpus/ and questions.jsonl.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openModels } from '../../src/cli/opening/open-models.ts';
import { createOpposites } from '../../src/qa/analysis/opposites.ts';
import { readAnswerFile } from '../../src/qa/corpus/answers/read-answers.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { loadLibraryTools } from '../../src/qa/library/build-library.ts';
import type { Document } from '../../src/qa/types.ts';
import { analyseQuestion } from '../../src/qa/understanding/question/analyse-question.ts';
import {
  createKeptVerified,
  createVerifiedAnswers,
} from '../../src/qa/verified/verified-answers.ts';

interface Pair {
  readonly set: string;
  readonly seed: string;
  readonly stored: string;
  readonly asked: string;
}
interface Gold {
  readonly id: string;
  readonly question: string;
  readonly sentences: readonly string[];
  readonly file: string | null;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const linesOf = <Line>(path: string | URL): readonly Line[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Of the other questions so many is asked over all collections too. */
const WIDE_EVERY = 5;

const [sets = '', mode] = process.argv.slice(2);
const pairs = linesOf<Pair>(new URL('paraphrases.jsonl', import.meta.url));
const names = [...new Set(pairs.map(({ set }) => set))];
const gold = new Map(
  names.map((set) => [set, linesOf<Gold>(join(sets, set, 'questions.jsonl'))] as const),
);
const models = await openModels({ usesEncoder: true, usesReader: mode !== 'no-reader' });
const tools = await loadLibraryTools(models);

const documents = new Map<string, Document>();
for (const set of names) {
  const { documents: own } = await loadCorpus(join(sets, set, 'corpus'));
  for (const document of own) {
    const id = `${set}/${document.id}`;
    documents.set(id, { ...document, id, collection: set });
  }
}

const answerOf = ({ set, seed, stored }: Pair): Document | undefined => {
  const found = gold.get(set)?.find(({ id }) => id === seed);
  if (found === undefined) return undefined;
  const body = found.sentences.join('\n\n');
  const matter = { question: stored, owner: 'Editors', reviewed: '2026-11-30', collections: [set] };
  const sources = [{ article: `${set}/${found.file}` }];
  const text = `---json\n${JSON.stringify({ ...matter, sources })}\n---\n\n${body}\n`;
  const [document] = readAnswerFile(text, { id: `_answers/${seed}`, path: `_answers/${seed}.md` });
  return document;
};
for (const pair of pairs) {
  const document = answerOf(pair);
  if (document !== undefined) documents.set(document.id, document);
}

const opposites = createOpposites(tools.english.stem);
const verified = createVerifiedAnswers(
  documents,
  { ...tools, opposites },
  createKeptVerified(tools),
);
await tools.questions?.settled();
const standing = verified.all.filter(({ faults }) => faults.length === 0).length;

/** Answers that somebody got who may not see them, or what they rest on. */
let leaked = 0;

const ask = async (text: string, collections: readonly string[]) => {
  const [vector] = (await models.encoder?.encode([text], 'question')) ?? [];
  const analysis = analyseQuestion(text, tools);
  const match = await verified.find({ analysis, vector, scope: { collections } });
  const { document, sources = [] } = match?.found ?? {};
  const shown = [...(document ? [document] : []), ...sources.map((source) => source.document)];
  if (shown.some(({ collection }) => !collections.includes(collection))) leaked += 1;
  return match;
};

const rates = { right: 0, wrong: 0, wideRight: 0, others: 0, false: 0, wideFalse: 0, elsewhere: 0 };
for (const { set, seed, stored, asked } of pairs) {
  const match = await ask(asked, [set]);
  const isRight = match?.found.document.id === `_answers/${seed}`;
  if (isRight) rates.right += 1;
  else if (match !== undefined) rates.wrong += 1;
  if (!isRight) print(`missed  ${asked}  #  ${stored}`);
  if ((await ask(asked, names))?.found.document.id === `_answers/${seed}`) rates.wideRight += 1;
  const others = names.filter((name) => name !== set);
  for (const text of [asked, stored]) {
    const far = await ask(text, others);
    if (far === undefined) continue;
    rates.elsewhere += 1;
    print(`elsewhere (${set})  ${text}  #  ${far.question} (${far.found.document.collection})`);
  }
}
for (const set of names) {
  const own = pairs.filter((pair) => pair.set === set).map(({ seed }) => seed);
  const all = gold.get(set) ?? [];
  const taken = new Set(all.filter(({ id }) => own.includes(id)).flatMap((one) => one.sentences));
  for (const { question, sentences } of all) {
    if (sentences.some((sentence) => taken.has(sentence))) continue;
    rates.others += 1;
    const match = await ask(question, [set]);
    if (match !== undefined) {
      rates.false += 1;
      print(`false  ${question}  #  ${match.question}`);
    }
    if (rates.others % WIDE_EVERY === 0 && (await ask(question, names))) rates.wideFalse += 1;
  }
}
await models.close();

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} %`;
print(`${verified.all.length} answers, ${standing} stand`);
print(
  `asked in other words: ${percent(rates.right, pairs.length)} answered, ${rates.wrong} wrongly`,
);
print(`the same, all collections at once: ${percent(rates.wideRight, pairs.length)}`);
print(`${rates.others} other questions: ${percent(rates.false, rates.others)} answered`);
print(
  `every ${WIDE_EVERY}th of them over all collections at once: ${percent(rates.wideFalse, Math.floor(rates.others / WIDE_EVERY))}`,
);
print(
  `asked where only the other collections are seen: ${rates.elsewhere} of ${pairs.length * 2} answered by one of theirs`,
);
print(`answers of a collection that the asker does not see: ${leaked}`);
