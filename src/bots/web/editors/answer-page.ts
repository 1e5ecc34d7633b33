import type { AnswersDesk } from '../../editors-desk.ts';
import { type Html, html } from '../markup/html.ts';
import type { AnswerFields, FieldName } from './answer-fields.ts';

type Place = Awaited<ReturnType<AnswersDesk['place']>>;
type Put = Awaited<ReturnType<AnswersDesk['put']>>;

/** Where the form of an answer stands, and where it is sent. */
export const ANSWER_PATH = '/gaps/answer';
/** Where the file of a draft is made. */
export const DRAFT_PATH = '/gaps/draft';
/** Where an answer that the store keeps is downloaded, and taken out. */
export const KEPT_PATH = '/gaps/kept';

interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly hint: string;
  readonly rows?: number;
  readonly type?: 'date';
}

const FIELDS: readonly Field[] = [
  { name: 'question', label: 'Question', hint: 'As you would put it' },
  { name: 'variants', label: 'Other ways to ask it', hint: 'One a line', rows: 3 },
  { name: 'answer', label: 'Answer', hint: 'In your words; Markdown', rows: 6 },
  {
    name: 'article',
    label: 'Article it rests on',
    hint: 'Its path, such as hr/leave.md; may be empty',
  },
  {
    name: 'words',
    label: 'Words of the article that count',
    hint: 'When they change, the answer is no longer shown until somebody looks at it',
    rows: 2,
  },
  {
    name: 'collections',
    label: 'Collections',
    hint: 'Who sees it, with commas between; empty: by the folder',
  },
  { name: 'owner', label: 'Your name', hint: 'Stands under the answer: Verified by …' },
  { name: 'due', label: 'Look at it again by', hint: 'May be empty', type: 'date' },
];

const inputHtml = ({ name, rows, type }: Field, value: string, isWrong: boolean): Html => {
  const wrong = isWrong && html` aria-invalid="true" autofocus`;
  return rows === undefined
    ? html`<input class="line" id="${name}" name="${name}" value="${value}" autocomplete="off"${type && html` type="${type}"`} aria-describedby="${name}-hint"${wrong}>`
    : html`<textarea class="line" id="${name}" name="${name}" rows="${rows}" aria-describedby="${name}-hint"${wrong}>${value}</textarea>`;
};

/** What of a form cannot be taken, in words. */
export interface WrongField {
  readonly field: FieldName;
  readonly text: string;
}

const fieldHtml = (field: Field, fields: AnswerFields, wrong: WrongField | undefined): Html => {
  const { name, label, hint } = field;
  const isWrong = wrong?.field === name;
  return html`<div class="field"><label for="${name}">${label}</label>
${inputHtml(field, fields[name], isWrong)}
<p class="${isWrong ? 'problem' : 'hint'}" id="${name}-hint"${isWrong && html` role="alert"`}>${isWrong ? wrong.text : hint}</p></div>`;
};

const IN_STORE = {
  'read-only': 'The folder of articles cannot be written from here.',
  shared:
    'The articles are shared through a database: a file that is written here might be no part of them.',
} as const;

const TAKING_OUT =
  'It is kept here until you download it, move it with “npm run gaps -- --kept FOLDER”, or push it with “npm run corpus:push -- --kept”.';

/** Where an answer goes, in a sentence. */
export const placeText = (place: Place): string => {
  switch (place.kind) {
    case 'folder':
      return 'It is written into “_answers” in the folder of the articles.';
    case 'store':
      return `${IN_STORE[place.why]} ${TAKING_OUT}`;
    case 'nowhere':
      return 'There is nowhere to keep it.';
    default:
      return place satisfies never;
  }
};

export interface AnswerFormView {
  readonly fields: AnswerFields;
  readonly comments: readonly string[];
  readonly place: Place;
  readonly wrong?: WrongField;
}

/** The form of a verified answer: published once it is whole, else put by as a draft. */
export const answerForm = ({
  fields,
  comments,
  place,
  wrong,
}: AnswerFormView): Html => html`<main id="main" class="browse editors" tabindex="-1">
<header><h1>A verified answer</h1></header>
${
  comments.length > 0 &&
  html`<section class="made"><h2>What people wrote would be right</h2>${comments.map((comment) => html`<p dir="auto">“${comment}”</p>`)}</section>`
}
<form class="fields" method="post" action="${ANSWER_PATH}">
${FIELDS.map((field) => fieldHtml(field, fields, wrong))}
<p class="hint">${placeText(place)}</p>
<p class="hint">Or <a href="${DRAFT_PATH}?${new URLSearchParams({ question: fields.question }).toString()}" download>download a draft</a> to fill in elsewhere.</p>
<p class="choices"><button class="send" name="do" value="publish">Verify it today</button> <button class="send second" name="do" value="draft">Keep as a draft</button></p>
</form>
</main>`;

const outcomeText = ({ kind }: Exclude<Put, { kind: 'refused' }>, isFinished: boolean): string => {
  switch (kind) {
    case 'written':
      return isFinished
        ? 'Whoever asks this gets your answer within a second. Commit the file with the articles.'
        : 'It is a draft: nobody is shown it before an owner and the day of the review stand in it.';
    case 'kept':
      return 'Nobody is shown it before it is in the folder of the articles.';
    case 'known':
      return 'There is another file of this name: nothing was written.';
    case 'lost':
      return 'There was nowhere to keep it.';
    default:
      return kind satisfies never;
  }
};

/** What became of an answer. */
export const answerOutcome = (
  put: Exclude<Put, { kind: 'refused' }>,
  isFinished: boolean,
  place: Place,
): Html => html`<main id="main" class="message" tabindex="-1">
<h1>${put.kind === 'written' && isFinished ? 'Verified' : 'Put by'}</h1>
<p><code>${put.file}</code></p>
<p>${outcomeText(put, isFinished)}</p>
${put.kind === 'kept' && html`<p>${placeText(place)} <a href="${KEPT_PATH}?${new URLSearchParams({ name: put.file }).toString()}" download>Download it</a>.</p>`}
<p><a href="/gaps">Back to what there is to do</a></p>
</main>`;
