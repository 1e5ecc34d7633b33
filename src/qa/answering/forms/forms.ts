import type { AnswerFormRule } from './answer-form.ts';
import { passageForm } from './passage-form.ts';
import { sentenceForm } from './sentence-form.ts';
import { wordsForm } from './words-form.ts';

/** Every form of an answer; the first that fits is taken, and the last fits always. */
export const FORMS: readonly AnswerFormRule[] = [wordsForm, passageForm, sentenceForm];
