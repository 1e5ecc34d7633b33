import type { AnswerFormRule } from './answer-form.ts';
import { codeForm } from './code-form.ts';
import { definitionForm } from './definition-form.ts';
import { introducedListForm, listForm } from './list-form.ts';
import { passageForm } from './passage-form.ts';
import { sentenceForm } from './sentence-form.ts';
import { stepsForm, troubleStepsForm } from './steps-form.ts';
import { storedForm } from './stored-form.ts';
import { tableForm } from './table-form.ts';
import { exactWordsForm, wordsForm } from './words-form.ts';
import { yesNoForm } from './yes-no-form.ts';

/** Every form of an answer; the first that fits is taken, and the last fits always. */
export const FORMS: readonly AnswerFormRule[] = [
  tableForm,
  stepsForm,
  introducedListForm,
  exactWordsForm,
  yesNoForm,
  storedForm,
  troubleStepsForm,
  listForm,
  definitionForm,
  codeForm,
  wordsForm,
  sentenceForm,
  passageForm,
];
