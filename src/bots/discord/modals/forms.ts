import type { ModalSubmitInteraction } from 'discord.js';
import { COMMENT_MAX, type FeedbackChoice } from '../../../store/store.ts';
import { type FormKind, formWords } from '../../presentation/form-words.ts';
import type { Words } from '../../presentation/words/words.ts';
import { QUESTION_MAX } from '../../requests/request-text.ts';
import { formId } from '../messages/buttons.ts';
import { FORM_TITLE_MAX } from '../messages/limits.ts';
import { shortenLabel } from '../messages/trim.ts';

/** The callback that opens a form. Source: Discord documentation, "Interaction Callback Type". */
const OPEN_FORM = 9;
const LABEL = 18;
const TEXT_INPUT = 4;
const PARAGRAPH = 2;
const RADIO_GROUP = 21;

/** The custom ids of a form's fields. */
const FORM_FIELD = 'text';
const FORM_CHOICE = 'choice';

const WRONG = ['wrong-answer', 'wrong-passage'] as const satisfies readonly FeedbackChoice[];

const LENGTHS: Readonly<Record<FormKind, number>> = {
  'follow-up': QUESTION_MAX,
  comment: COMMENT_MAX,
};

/** Which opinion it is, picked from those that say that an answer is not right. */
const choiceField = (words: Words) => ({
  type: LABEL,
  label: shortenLabel(formWords('comment', words).title, FORM_TITLE_MAX),
  component: {
    type: RADIO_GROUP,
    custom_id: FORM_CHOICE,
    required: true,
    options: WRONG.map((value) => ({ value, label: words.say(`opinion.${value}`) })),
  },
});

const wordsField = (kind: FormKind, isRequired: boolean, words: Words) => ({
  type: LABEL,
  label: shortenLabel(formWords(kind, words).label, FORM_TITLE_MAX),
  component: {
    type: TEXT_INPUT,
    custom_id: FORM_FIELD,
    style: PARAGRAPH,
    required: isRequired,
    max_length: LENGTHS[kind],
  },
});

/**
 * The answer to a press that opens a form for it; what is written there comes back with the same reference. With
 * `asksChoice` it also asks what was wrong, and the words may be left out.
 */
export const openForm = (
  kind: FormKind,
  ref: string,
  words: Words,
  asksChoice = false,
): object => ({
  type: OPEN_FORM,
  data: {
    custom_id: formId(kind, ref),
    title: shortenLabel(formWords(kind, words).title, FORM_TITLE_MAX),
    components: asksChoice
      ? [choiceField(words), wordsField(kind, false, words)]
      : [wordsField(kind, true, words)],
  },
});

/** What was written into a form, and which opinion was picked where it asked for one. */
export const readFields = ({
  fields,
}: ModalSubmitInteraction): { readonly words: string; readonly choice?: string } => {
  const words = fields.getTextInputValue(FORM_FIELD);
  const choice = fields.fields.has(FORM_CHOICE) ? fields.getRadioGroup(FORM_CHOICE) : null;
  return choice === null ? { words } : { words, choice };
};
