import type { Document } from '../../qa/types.ts';
import { bodySpans, composeDocument } from '../compose-document.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';

/** A paragraph as an article of its own, and the questions that were written for it. */
const paragraphOf = (
  document: Document,
  questions: readonly [GoldQuestion, ...GoldQuestion[]],
  number: number,
): QuestionSet => {
  const { paragraph } = questions[0];
  const own = composeDocument(
    `${document.id}/p${String(number).padStart(5, '0')}`,
    document.title,
    [
      { kind: 'title', text: document.title },
      { kind: 'body', text: document.text.slice(paragraph?.start, paragraph?.end) },
    ],
  );
  const [block] = bodySpans(own);
  const asked = questions.map(({ documentId: _whole, paragraph: _place, ...question }) => ({
    ...question,
    documentId: own.id,
    ...(block === undefined ? {} : { paragraph: block }),
    answers: question.answers.map(({ text }) => ({ text })),
  }));
  return { documents: [own], questions: asked };
};

/** The set with every paragraph as an article of its own; where its answers stand is not kept. */
export const perParagraph = ({ documents, questions }: QuestionSet): QuestionSet => {
  const sets = documents.flatMap((document) => {
    const groups = new Map<number, [GoldQuestion, ...GoldQuestion[]]>();
    for (const question of questions) {
      const { documentId, paragraph } = question;
      if (documentId !== document.id || paragraph === undefined) continue;
      const group = groups.get(paragraph.start);
      if (group === undefined) groups.set(paragraph.start, [question]);
      else group.push(question);
    }
    return [...groups.values()].map((group, number) => paragraphOf(document, group, number));
  });
  return {
    documents: sets.flatMap((set) => set.documents),
    questions: sets.flatMap((set) => set.questions),
  };
};
