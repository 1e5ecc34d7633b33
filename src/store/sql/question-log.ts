import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import type { LoggedQuestion, QuestionLog } from '../store.ts';
import { bytesOf, type Connection, type Row } from './connection.ts';

const LOG = `
  INSERT INTO questions (question_id, "user", place, platform, command, outcome, sealed, at, about)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (question_id) DO UPDATE SET outcome = excluded.outcome, at = excluded.at`;
const LOGGED = `
  SELECT question_id, platform, command, outcome, sealed, at, about FROM questions
  WHERE at >= ? ORDER BY at DESC LIMIT ?`;
const LOGGED_IN = LOGGED.replace('WHERE', 'WHERE place = ? AND');
const OWN = `
  SELECT question_id, platform, command, outcome, sealed, at, about FROM questions
  WHERE "user" = ? AND sealed IS NOT NULL ORDER BY at DESC LIMIT ?`;

/** Where the id of the nearest article belongs: it tells what a question was about. */
const aboutOf = (questionId: string): string => `about question ${questionId}`;

const readQuestion =
  (seal: Seal) =>
  (row: Row): LoggedQuestion => {
    const questionId = String(row.question_id);
    return {
      questionId,
      platform: String(row.platform),
      command: String(row.command),
      outcome: String(row.outcome),
      at: Number(row.at),
      ...(row.sealed === null
        ? {}
        : { text: seal.open(bytesOf(row.sealed), `question ${questionId}`) }),
      ...(row.about === null
        ? {}
        : { nearest: seal.open(bytesOf(row.about), aboutOf(questionId)) }),
    };
  };

export const createQuestionLog = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): QuestionLog => ({
  write: async (user, { questionId, platform, command, outcome, text, nearest }) => {
    const sealed = text === undefined ? null : seal.close(text, `question ${questionId}`);
    const mark = seal.mark('user', user);
    await connection.write([
      LOG,
      questionId,
      mark,
      markPlace(seal, user),
      platform,
      command,
      outcome,
      sealed,
      now(),
      nearest === undefined ? null : seal.close(nearest, aboutOf(questionId)),
    ]);
  },
  since: async (at, limit, place) => {
    const rows =
      place === undefined
        ? await connection.all(LOGGED, at, limit)
        : await connection.all(LOGGED_IN, markPlace(seal, place), at, limit);
    return rows.map(readQuestion(seal));
  },
  by: async (user, limit) =>
    (await connection.all(OWN, seal.mark('user', user), limit)).map(readQuestion(seal)),
});
