import { bytesOf, type Connection } from './connection.ts';
import type { Seal } from './seal.ts';
import { FEEDBACK_CHOICES, type Feedback, type QuestionLog } from './store.ts';

const GIVE = `
  INSERT INTO feedback (question_id, "user", choice, at) VALUES (?, ?, ?, ?)
  ON CONFLICT (question_id, "user") DO UPDATE SET choice = excluded.choice, at = excluded.at`;
const GIVEN = 'SELECT question_id, choice, at FROM feedback WHERE at >= ? ORDER BY at';
const LOG = `
  INSERT INTO questions (question_id, "user", platform, command, outcome, sealed, at)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (question_id) DO UPDATE SET outcome = excluded.outcome, at = excluded.at`;
const LOGGED = `
  SELECT question_id, platform, command, outcome, sealed, at FROM questions
  WHERE at >= ? ORDER BY at DESC LIMIT ?`;

export const createFeedback = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): Feedback => ({
  give: async (questionId, user, choice) => {
    await connection.write([GIVE, questionId, seal.mark('user', user), choice, now()]);
  },
  since: async (at) =>
    (await connection.all(GIVEN, at)).flatMap((row) => {
      const choice = FEEDBACK_CHOICES.find((known) => known === row.choice);
      return choice === undefined
        ? []
        : [{ questionId: String(row.question_id), choice, at: Number(row.at) }];
    }),
});

export const createQuestionLog = (
  connection: Connection,
  seal: Seal,
  now: () => number,
): QuestionLog => ({
  write: async (user, { questionId, platform, command, outcome, text }) => {
    const sealed = text === undefined ? null : seal.close(text, `question ${questionId}`);
    const mark = seal.mark('user', user);
    await connection.write([LOG, questionId, mark, platform, command, outcome, sealed, now()]);
  },
  since: async (at, limit) =>
    (await connection.all(LOGGED, at, limit)).map((row) => {
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
      };
    }),
});
