import type { Settings } from '../../config/settings.ts';
import { type AnswerFinding, reviewAnswers } from '../../editors/review-answers.ts';
import {
  type GlossaryClash,
  glossaryClashes,
  type ProposedTerm,
  proposedTerms,
} from '../../editors/review-glossary.ts';
import { createOpposites } from '../../qa/analysis/opposites.ts';
import { glossaryEntries, isGlossary } from '../../qa/glossary/glossary-entries.ts';
import { isArticle } from '../../qa/library/articles-in.ts';
import { loadLibraryTools } from '../../qa/library/build-library.ts';
import type { Document } from '../../qa/types.ts';
import { createKeptVerified, createVerifiedAnswers } from '../../qa/verified/verified-answers.ts';
import { openModels } from '../opening/open-models.ts';

/** What editors wrote beside their articles, and what should be looked at of it. */
export interface CheckedAnswers {
  readonly answers: number;
  readonly findings: readonly AnswerFinding[];
  readonly terms: number;
  readonly clashes: readonly GlossaryClash[];
  readonly proposed: readonly ProposedTerm[];
}

/** Looks at the answers, by their meaning too where there is an encoder and more than one. */
const findingsIn = async (
  documents: readonly Document[],
  settings: Pick<Settings, 'usesEncoder' | 'encoderFolder'>,
): Promise<readonly AnswerFinding[]> => {
  const models = await openModels({ ...settings, usesReader: false });
  try {
    const tools = await loadLibraryTools(models);
    const verified = createVerifiedAnswers(
      new Map(documents.map((document) => [document.id, document])),
      { ...tools, opposites: createOpposites(tools.english.stem) },
      createKeptVerified(tools),
    );
    await tools.questions?.settled();
    const today = new Date().toISOString().slice(0, 10);
    return reviewAnswers(verified.all, documents.filter(isArticle), today, verified.rivals());
  } finally {
    await models.close();
  }
};

/** What should be looked at of the answers and glossaries among these documents. */
export const checkAnswers = async (
  documents: readonly Document[],
  settings: Pick<Settings, 'usesEncoder' | 'encoderFolder'>,
): Promise<CheckedAnswers> => {
  const articles = documents.filter(isArticle);
  const answers = documents.filter((document) => !isArticle(document));
  const entries = documents.filter(isGlossary).flatMap(glossaryEntries);
  return {
    answers: new Set(answers.map(({ verified }) => verified?.file)).size,
    findings: answers.length === 0 ? [] : await findingsIn(documents, settings),
    terms: entries.length,
    clashes: glossaryClashes(entries),
    proposed: proposedTerms(articles, entries),
  };
};
