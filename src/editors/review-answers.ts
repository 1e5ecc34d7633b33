import type { AnswerSource, Document, DocumentId, IsoDate } from '../qa/types.ts';
import type { Rival } from '../qa/verified/rivals.ts';
import type { SourceFaultKind } from '../qa/verified/source-words.ts';
import { isChecked, type StandingAnswer } from '../qa/verified/standing-answers.ts';

/** What an editor should look at about a verified answer; what `mustMend` is not shown, or not as its editors mean it. */
export interface AnswerFinding {
  readonly kind:
    | SourceFaultKind
    | 'same-question'
    | 'other-answer'
    | 'draft'
    | 'due'
    | 'no-words'
    | 'hidden-source';
  readonly file: string;
  readonly question: string;
  /** A sentence without a full stop. */
  readonly text: string;
  readonly mustMend: boolean;
}

const named = ({ article, section }: AnswerSource): string =>
  section === undefined ? article : `${article} > ${section}`;

const blanks = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The articles that hold the words of a source now. */
const holdersOf = (
  { words }: AnswerSource,
  articles: readonly Document[],
): readonly DocumentId[] => {
  if (words === undefined) return [];
  const sought = blanks(words);
  return articles.filter(({ text }) => blanks(text).includes(sought)).map(({ id }) => id);
};

const faultText = (
  kind: SourceFaultKind,
  source: AnswerSource,
  articles: readonly Document[],
): string => {
  const holders = holdersOf(source, articles);
  const now = holders.length === 0 ? '' : `; its words stand in ${holders.join(', ')}`;
  switch (kind) {
    case 'article-gone':
      return `there is no article ${source.article}${now}`;
    case 'section-gone':
      return `${source.article} has no section “${source.section ?? ''}”${now}`;
    case 'words-changed':
      return `${named(source)} no longer says “${source.words ?? ''}”${now}`;
    default:
      return kind satisfies never;
  }
};

/** What is wrong with one answer by itself. */
const findingsOf = (
  { document, answer, faults, sources }: StandingAnswer,
  articles: readonly Document[],
  today: IsoDate,
): readonly AnswerFinding[] => {
  const [question] = answer.questions;
  const found = (kind: AnswerFinding['kind'], text: string, mustMend = false): AnswerFinding => ({
    kind,
    file: answer.file,
    question,
    text,
    mustMend,
  });
  const isDue = answer.dueOn !== undefined && answer.dueOn <= today;
  const hidden = sources.filter((source) => source.document.collection !== document.collection);
  return [
    ...faults.map(({ kind, source }) => found(kind, faultText(kind, source, articles), true)),
    ...(isChecked(answer) ? [] : [found('draft', 'it names no owner, or no day it was reviewed')]),
    ...(isDue ? [found('due', `it was to be reviewed by ${answer.dueOn}`)] : []),
    ...sources
      .filter(({ isQuoted }) => !isQuoted)
      .map((source) =>
        found(
          'no-words',
          `it names no words of ${source.document.id}: their change is not noticed`,
        ),
      ),
    ...hidden.map((source) =>
      found(
        'hidden-source',
        `${source.document.id} is in ${source.document.collection}: whoever sees only ${document.collection} does not get it`,
      ),
    ),
  ];
};

const sameWords = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Questions that several answers in one collection claim. */
const claimedTwice = (all: readonly StandingAnswer[]): readonly AnswerFinding[] => {
  const byQuestion = new Map<string, StandingAnswer[]>();
  for (const one of all) {
    for (const question of new Set(one.answer.questions.map(sameWords))) {
      const key = `${one.document.collection}\n${question}`;
      byQuestion.set(key, [...(byQuestion.get(key) ?? []), one]);
    }
  }
  return [...byQuestion].flatMap(([key, claiming]) => {
    const [first, ...others] = claiming;
    if (first === undefined || others.length === 0) return [];
    const files = others.map(({ answer }) => answer.file).join(', ');
    const asked = first.answer.questions.find((question) =>
      key.endsWith(`\n${sameWords(question)}`),
    );
    const text = `“${asked ?? ''}” is answered by ${files} too: the one reviewed last is shown`;
    const { file, questions } = first.answer;
    return { kind: 'same-question', file, question: questions[0], text, mustMend: true } as const;
  });
};

const isSameFinding = (one: AnswerFinding, other: AnswerFinding): boolean =>
  one.file === other.file && one.kind === other.kind && one.text === other.text;

/** Questions that would be answered by another answer if they were not stored with their own. */
const wonByOthers = (rivals: readonly Rival[]): readonly AnswerFinding[] =>
  rivals
    // A question that both hold in the same words is named as that.
    .filter(({ question, nearest }) => sameWords(question) !== sameWords(nearest))
    .map(({ own: { answer }, question, other, nearest }) => ({
      kind: 'other-answer',
      file: answer.file,
      question: answer.questions[0],
      text: `“${question}” is nearer to “${nearest}” of ${other.answer.file} than to its own questions`,
      mustMend: true,
    }));

/** What editors should look at about their answers, what must be mended first; once a file, whatever its collections. */
export const reviewAnswers = (
  all: readonly StandingAnswer[],
  articles: readonly Document[],
  today: IsoDate,
  rivals: readonly Rival[] = [],
): readonly AnswerFinding[] => {
  const checked = all.filter(({ answer }) => isChecked(answer));
  const found = [
    ...all.flatMap((one) => findingsOf(one, articles, today)),
    ...claimedTwice(checked),
    ...wonByOthers(rivals),
  ];
  return found
    .filter((one, at) => found.findIndex((other) => isSameFinding(one, other)) === at)
    .sort((a, b) => Number(b.mustMend) - Number(a.mustMend));
};
