import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import { FEEDBACK_CHOICES, type Feedback, type FeedbackEntry } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const GIVE = `
  INSERT INTO feedback (question_id, "user", place, choice, at, question, comment, about)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (question_id, "user") DO UPDATE
  SET at = excluded.at, question = excluded.question, about = excluded.about,
    comment = CASE
      WHEN excluded.comment IS NULL AND feedback.choice = excluded.choice THEN feedback.comment
      ELSE excluded.comment
    END,
    choice = excluded.choice`;
const GIVEN = `
  SELECT question_id, "user", choice, at, question, comment, about FROM feedback
  WHERE at >= ? ORDER BY at`;
const GIVEN_IN = GIVEN.replace('WHERE', 'WHERE place = ? AND');

/** What was answered, as it is sealed. */
type About = Pick<FeedbackEntry, 'documentId' | 'quote' | 'nearest'>;

export const createFeedback = (connection: Connection, seal: Seal, now: () => number): Feedback => {
  const close = (text: string | undefined, place: string): Uint8Array | null =>
    text === undefined ? null : seal.close(text, place);
  const openText = (row: Row, column: 'question' | 'comment' | 'about'): string | undefined =>
    row[column] === null
      ? undefined
      : seal.open(bytesOf(row[column]), `${column} ${row.question_id} ${row.user}`);
  const readEntry = (row: Row): FeedbackEntry | undefined => {
    const choice = FEEDBACK_CHOICES.find((known) => known === row.choice);
    if (choice === undefined) return undefined;
    const [question, comment] = [openText(row, 'question'), openText(row, 'comment')];
    const about = JSON.parse(openText(row, 'about') ?? '{}') as About; // as `give` wrote it
    return {
      questionId: String(row.question_id),
      choice,
      at: Number(row.at),
      ...(question === undefined ? {} : { question }),
      ...(comment === undefined ? {} : { comment }),
      ...about,
    };
  };
  return {
    give: async (user, { questionId, choice, question, comment, documentId, quote, nearest }) => {
      const mark = seal.mark('user', user);
      const place = `${questionId} ${mark}`;
      const about: About = JSON.parse(JSON.stringify({ documentId, quote, nearest }));
      await connection.write([
        GIVE,
        questionId,
        mark,
        markPlace(seal, user),
        choice,
        now(),
        close(question, `question ${place}`),
        close(comment, `comment ${place}`),
        close(JSON.stringify(about), `about ${place}`),
      ]);
    },
    since: async (at, place) => {
      const rows =
        place === undefined
          ? await connection.all(GIVEN, at)
          : await connection.all(GIVEN_IN, markPlace(seal, place), at);
      return rows.map(readEntry).filter((entry): entry is FeedbackEntry => entry !== undefined);
    },
  };
};
