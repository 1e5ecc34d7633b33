import type { AnswersDesk } from '../../editors-desk.ts';

type DraftSource = Parameters<AnswersDesk['put']>[0];

/** What the form of an answer asks for. */
export type FieldName =
  | 'question'
  | 'variants'
  | 'answer'
  | 'article'
  | 'words'
  | 'collections'
  | 'owner'
  | 'due';

/** The form of an answer as it is filled in. */
export type AnswerFields = Readonly<Record<FieldName, string>>;

/** The form as it is begun with what is known. */
export const fieldsFrom = ({
  question,
  wordings,
  nearest,
  collections = [],
}: DraftSource): AnswerFields => ({
  question,
  variants: wordings.filter((wording) => wording !== question).join('\n'),
  answer: '',
  article: nearest?.documentId ?? '',
  words: nearest?.quote ?? '',
  collections: collections.join(', '),
  owner: '',
  due: '',
});

/** The form as a browser sent it. */
export const readFields = (form: URLSearchParams): AnswerFields => {
  const read = (name: FieldName): string => (form.get(name) ?? '').replace(/\r\n/gu, '\n').trim();
  return {
    question: read('question'),
    variants: read('variants'),
    answer: read('answer'),
    article: read('article'),
    words: read('words'),
    collections: read('collections'),
    owner: read('owner'),
    due: read('due'),
  };
};

const parts = (text: string, mark: RegExp): readonly string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The answer of a form, checked on a day, `YYYY-MM-DD`; without one it is a draft. */
export const sourceOf = (fields: AnswerFields, reviewedOn: string | undefined): DraftSource => {
  const { question, variants, answer, article, words, collections, owner, due } = fields;
  return {
    question,
    wordings: parts(variants, /\n/u),
    comments: answer === '' ? [] : [answer],
    collections: parts(collections, /,/u),
    ...(article === ''
      ? {}
      : { nearest: { documentId: article, ...(words === '' ? {} : { quote: words }) } }),
    ...(reviewedOn === undefined
      ? {}
      : { written: { answer, owner, reviewedOn, ...(due === '' ? {} : { dueOn: due }) } }),
  };
};
