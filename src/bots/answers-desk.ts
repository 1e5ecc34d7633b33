import type { AnswerPlace, AnswerShelf, Shelved } from '../editors/answer-shelf.ts';
import { type DraftFile, type DraftSource, draftAnswer, markOf } from '../editors/draft-answer.ts';
import type { Gap } from '../editors/gap-report.ts';
import { QUESTION_MAX } from '../qa/corpus/answers/answer-facts.ts';
import { ANSWERS_FOLDER } from '../qa/corpus/answers/answer-files.ts';
import { readAnswerFile } from '../qa/corpus/answers/read-answers.ts';
import { QaError } from '../qa/errors.ts';
import type { Library } from '../qa/library/library.ts';
import type { Answer, Citation } from '../qa/types.ts';
import { createSourceFinder, type SourceFaultKind } from '../qa/verified/source-words.ts';
import { isChecked } from '../qa/verified/standing-answers.ts';
import type { KeptAnswer, Store } from '../store/store.ts';
import { citationsOf } from './presentation/cards/answer-card.ts';
import { PUBLIC_SCOPE } from './scopes/public-scope.ts';

/** An answer that cannot be put anywhere as it stands: what is wrong with it. */
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly why: SourceFaultKind | 'unreadable';
}

/** Where answers are written, and what is kept of them until they are in the folder of articles. */
export interface AnswersDesk {
  /** What is known of a question that was answered badly or not at all. */
  propose(question: string): Promise<DraftSource>;
  /** The file of a draft. */
  draft(question: string): Promise<DraftFile>;
  /** Puts a draft, or an answer that an editor wrote, where answers go. `place` is the team or server it came from. */
  put(source: DraftSource, place?: string): Promise<Shelved | RefusedAnswer>;
  /** Where that is. */
  place(): Promise<AnswerPlace>;
  /** What waits in the store, oldest first. */
  kept(): Promise<readonly KeptAnswer[]>;
  find(name: string): Promise<KeptAnswer | undefined>;
  remove(name: string): Promise<boolean>;
}

/** What answers are written with. */
export interface AnswersDeskOptions {
  readonly library: () => Library;
  readonly store: () => Store | undefined;
  readonly shelf: AnswerShelf;
  /** What was asked in vain or answered wrong. */
  readonly gaps: () => Promise<readonly Gap[]>;
}

/** The words that come nearest to a question: what was found, or nearly. */
const nearestIn = (answer: Answer): Citation | undefined =>
  answer.kind === 'abstention' ? answer.nearest[0] : citationsOf(answer)[0];

const pathOf = ({ name }: DraftFile): string => `${ANSWERS_FOLDER}/${name}`;

/** Two questions may begin alike: then the name tells them apart by a hash of the question. */
const renamed = ({ name, text }: DraftFile, question: string): DraftFile => ({
  name: name.replace(/\.md$/u, `-${markOf(question)}.md`),
  text,
});

/** Whether a file says what it is meant to say: nothing of it is left out. */
const isReadable = (file: DraftFile): boolean => {
  try {
    const documents = readAnswerFile(file.text, { id: file.name, path: pathOf(file) });
    return documents.every(({ warnings = [] }) => warnings.length === 0);
  } catch (error) {
    if (error instanceof QaError) return false;
    throw error;
  }
};

const faultOf = (
  { nearest, written }: DraftSource,
  { documents }: Library,
): SourceFaultKind | undefined => {
  if (nearest === undefined || written === undefined) return undefined;
  const { documentId: article, quote: words } = nearest;
  const found = createSourceFinder()(
    { article, ...(words === undefined ? {} : { words }) },
    documents,
  );
  return found.kind === 'found' ? undefined : found.kind;
};

/** Whether a file of the folder is a draft: it may be written over by what it was a draft of. */
const isDraft = (file: DraftFile, { verified }: Library): boolean =>
  verified.some(({ answer }) => answer.file === pathOf(file) && !isChecked(answer));

export const createAnswersDesk = ({
  library,
  store,
  shelf,
  gaps,
}: AnswersDeskOptions): AnswersDesk => {
  const propose: AnswersDesk['propose'] = async (question) => {
    const known = (await gaps()).find(({ wordings }) => wordings.includes(question));
    const { answer } = await library().answer({ text: question }, PUBLIC_SCOPE);
    const nearest = nearestIn(answer);
    const isShort = (text: string): boolean => text.length <= QUESTION_MAX;
    return {
      question: question.slice(0, QUESTION_MAX),
      wordings: known?.wordings.filter(isShort) ?? [],
      comments: known?.comments ?? [],
      ...(nearest === undefined ? {} : { nearest }),
    };
  };
  return {
    propose,
    draft: async (question) => draftAnswer(await propose(question)),
    put: async (source, place) => {
      const file = draftAnswer(source);
      if (!isReadable(file)) return { kind: 'refused', why: 'unreadable' };
      const fault = faultOf(source, library());
      if (fault !== undefined) return { kind: 'refused', why: fault };
      const isFinished = source.written !== undefined;
      const replaces = isFinished && isDraft(file, library()) ? { replaces: file.name } : {};
      const as = { ...replaces, ...(place === undefined ? {} : { place }) };
      const shelved = await shelf.put(file, as);
      if (shelved.kind !== 'known' || !isFinished) return shelved;
      return shelf.put(renamed(file, source.question), as);
    },
    place: shelf.place,
    kept: async () => (await store()?.answers.all()) ?? [],
    find: async (name) => store()?.answers.find(name),
    remove: async (name) => (await store()?.answers.remove(name)) ?? false,
  };
};
