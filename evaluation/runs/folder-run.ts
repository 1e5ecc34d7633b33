import type { Library } from '../../src/qa/library/library.ts';
import type { Answer, Passage, PassageId } from '../../src/qa/types.ts';
import type { FolderQuestion } from '../formats/folder-questions.ts';
import { heldOf } from '../metrics/held-words.ts';
import type { Progress } from '../progress.ts';
import { mapWithProgress } from './run.ts';

/** What one question of a folder came to. */
export interface FolderOutcome {
  readonly folder: string;
  readonly question: FolderQuestion;
  /** The place, from 1, of the first passage that holds what is wanted; none where no candidate does. */
  readonly rank: number | undefined;
  /** The same before anything was read. */
  readonly foundRank: number | undefined;
  readonly outcome: 'right' | 'part' | 'wrong' | 'refused' | 'false' | 'rightly refused';
  /** Whether one of the nearest passages, of a refusal or beside an answer that is not sure, holds what is wanted. */
  readonly isNear: boolean;
  readonly answer: Answer;
  /** Whether the passage that the answer is taken from, or would be, holds what is wanted. */
  readonly isInPassage: boolean;
  readonly signals: Readonly<Record<string, number>>;
  /** Every sentence that was considered, in its order: what is known of it, and whether it and its passage hold what is wanted. */
  readonly candidates: readonly Considered[];
}

interface Considered {
  readonly passageId: PassageId;
  readonly isInPassage: boolean;
  readonly isInSentence: boolean;
  readonly features: Readonly<Record<string, number>>;
}

/** More sentences than any question has candidates. */
const CANDIDATES = 1_000;
/** Whoever shows more words has shown nothing in particular. */
const SHOWN_WORDS = 160;

const textOf = ({ path, text, carried }: Passage, library: Library, id: string): string => {
  const whole = library.documents.get(id)?.text ?? '';
  return [
    path.at(-1) ?? '',
    ...carried.map(({ start, end }) => whole.slice(start, end)),
    text,
  ].join('\n');
};

/** What a card quotes of an answer: the parts in their form, not only the sentences that answer. */
const shownWords = (answer: Answer, { documents }: Library): string => {
  if (answer.kind === 'abstention') return '';
  const words = (answer.parts ?? [])
    .flatMap(({ shown, citation: { documentId } }) => {
      const text = documents.get(documentId)?.text ?? '';
      return shown.map(({ start, end }) => text.slice(start, end));
    })
    .join('\n');
  return words.split(/\s+/u).slice(0, SHOWN_WORDS).join(' ');
};

const outcomeOf = (
  question: FolderQuestion,
  answer: Answer,
  library: Library,
): FolderOutcome['outcome'] => {
  const isAnswered = answer.kind !== 'abstention';
  if (!question.isAnswerable) return isAnswered ? 'false' : 'rightly refused';
  if (!isAnswered) return 'refused';
  const { isHit, isWhole } = heldOf(question, shownWords(answer, library));
  if (!isHit) return 'wrong';
  return isWhole ? 'right' : 'part';
};

/** Asks a library the questions of its folder, as somebody who may see all of it. */
export const runFolder = async (
  folder: string,
  library: Library,
  questions: readonly FolderQuestion[],
  progress: Progress,
): Promise<readonly FolderOutcome[]> => {
  const collections = [...new Set([...library.documents.values()].map((one) => one.collection))];
  const passages = new Map(library.passages.map((passage) => [passage.id, passage]));
  const holds = (question: FolderQuestion, id: string): boolean => {
    const passage = passages.get(id);
    return (
      passage !== undefined && heldOf(question, textOf(passage, library, passage.documentId)).isHit
    );
  };
  return mapWithProgress(questions, folder, progress, async (question) => {
    const { answer, trace } = await library.answer(
      { text: question.text },
      { collections },
      { candidates: CANDIDATES },
    );
    const known = new Map<PassageId, boolean>();
    const held = (id: PassageId): boolean => {
      const found = known.get(id) ?? holds(question, id);
      known.set(id, found);
      return found;
    };
    const order = [...new Set(trace.candidates.map(({ passageId }) => passageId))];
    const rankIn = (ids: readonly string[]): number | undefined => {
      const at = ids.findIndex(held);
      return at < 0 ? undefined : at + 1;
    };
    const found = new Map(
      trace.candidates.map(({ passageId, features }) => [passageId, features.found ?? 0]),
    );
    const foundOrder = order.toSorted((a, b) => (found.get(b) ?? 0) - (found.get(a) ?? 0));
    const nearest = answer.nearest ?? [];
    return {
      folder,
      question,
      rank: rankIn(order),
      foundRank: rankIn(foundOrder),
      outcome: outcomeOf(question, answer, library),
      isNear: nearest.some(({ passageId }) => held(passageId)),
      answer,
      isInPassage: trace.chosen !== undefined && held(trace.chosen),
      signals: trace.signals ?? {},
      candidates: trace.candidates.map(({ passageId, quote, features }) => {
        const isInPassage = question.isAnswerable && held(passageId);
        const isInSentence = isInPassage && heldOf(question, quote).isHit;
        return { passageId, isInPassage, isInSentence, features };
      }),
    };
  });
};
