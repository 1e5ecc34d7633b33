import type { Library } from '../qa/library/library.ts';
import type { FeedbackEntry } from '../store/store.ts';

/** A question whose answer somebody called wrong, in the form of `test/golden/questions.jsonl`; a person fills in what is right. */
export interface GoldenCandidate {
  readonly id: string;
  readonly split: 'dev';
  readonly question: string;
  readonly type: string;
  /** To be filled in: exact words of the article. */
  readonly answers: readonly string[];
  /** The sentence that was shown. Where only its words were wrong, the right answer stands in it. */
  readonly evidence: readonly { readonly documentId: string; readonly quote: string }[];
  readonly isAnswerable: boolean;
  readonly speaker: null;
  readonly why: string;
  /** What people said was wrong. */
  readonly comment?: string;
}

const WHY: Readonly<Record<string, string>> = {
  'wrong-answer': 'right passage, wrong answer: fill in the right words of this sentence',
  'wrong-passage': 'wrong passage: find the right sentence, or set isAnswerable to false',
};

const stillStands = (library: Library, { documentId, quote }: FeedbackEntry): boolean =>
  documentId !== undefined &&
  quote !== undefined &&
  library.documents.get(documentId)?.text.includes(quote) === true;

/** Candidates for golden questions, one a question, from opinions whose words are still kept. */
export const goldenCandidates = (
  feedback: readonly FeedbackEntry[],
  library: Library,
): readonly GoldenCandidate[] => {
  const byQuestion = new Map<string, FeedbackEntry>();
  for (const entry of feedback) {
    if (entry.choice === 'right' || entry.question === undefined) continue;
    byQuestion.set(entry.question.trim().toLowerCase(), entry);
  }
  return [...byQuestion.values()].map((entry) => {
    const { question = '', choice, documentId = '', quote = '', questionId, comment } = entry;
    const isEvidence = choice === 'wrong-answer' && stillStands(library, entry);
    return {
      id: `feedback-${questionId}`,
      split: 'dev',
      question,
      type: 'passage',
      answers: [],
      evidence: isEvidence ? [{ documentId, quote }] : [],
      isAnswerable: true,
      speaker: null,
      why: WHY[choice] ?? choice,
      ...(comment === undefined ? {} : { comment }),
    };
  });
};
