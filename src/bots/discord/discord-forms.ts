import { COMMENT_MAX } from '../../store/store.ts';
import { FORM_WORDS, type FormKind } from '../presentation/form-words.ts';
import { QUESTION_MAX } from '../request-text.ts';
import { formId } from './discord-buttons.ts';
import { FORM_TITLE_MAX } from './discord-limits.ts';
import { shortenLabel } from './discord-trim.ts';

/** The callback that opens a form. Source: Discord documentation, "Interaction Callback Type". */
const OPEN_FORM = 9;
const LABEL = 18;
const TEXT_INPUT = 4;
const PARAGRAPH = 2;

/** The custom id of a form's only field. */
export const FORM_FIELD = 'text';

const LENGTHS: Readonly<Record<FormKind, number>> = {
  'follow-up': QUESTION_MAX,
  comment: COMMENT_MAX,
};

/** The answer to a press that opens a form for it; what is written there comes back with the same reference. */
export const openForm = (kind: FormKind, ref: string): object => {
  const { title, label } = FORM_WORDS[kind];
  return {
    type: OPEN_FORM,
    data: {
      custom_id: formId(kind, ref),
      title: shortenLabel(title, FORM_TITLE_MAX),
      components: [
        {
          type: LABEL,
          label: shortenLabel(label, FORM_TITLE_MAX),
          component: {
            type: TEXT_INPUT,
            custom_id: FORM_FIELD,
            style: PARAGRAPH,
            required: true,
            max_length: LENGTHS[kind],
          },
        },
      ],
    },
  };
};
