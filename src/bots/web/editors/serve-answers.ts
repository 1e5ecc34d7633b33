import type { AnswersDesk } from '../../editors-desk.ts';
import { QUESTION_MAX } from '../../requests/request-text.ts';
import type { Route, TextReply } from '../../route.ts';
import { createGuard, type Desk, type Handler, send, sendMessage } from '../serving/desk.ts';
import { fileResponse, seeOther } from '../serving/responses.ts';
import { askForToken } from '../serving/serve-operator.ts';
import { isFromOurPage, type Visitor } from '../serving/visitor.ts';
import { type AnswerFields, fieldsFrom, readFields, sourceOf } from './answer-fields.ts';
import {
  ANSWER_PATH,
  answerForm,
  answerOutcome,
  KEPT_PATH,
  type WrongField,
} from './answer-page.ts';

/** Answers are texts, not documents. */
const ANSWER_MAX = 20_000;

type Refusal = Extract<Awaited<ReturnType<AnswersDesk['put']>>, { kind: 'refused' }>['why'];

const REFUSED: Readonly<Record<Refusal, WrongField>> = {
  'article-gone': { field: 'article', text: 'There is no such article.' },
  'section-gone': { field: 'article', text: 'The article has no such section.' },
  'words-changed': { field: 'words', text: 'The article does not say these words.' },
  unreadable: {
    field: 'question',
    text: 'Write a question of at most 300 characters, and names of collections with commas between.',
  },
};

/** What a form lacks to be published. */
const lackingIn = ({ question, answer, owner, due }: AnswerFields): WrongField | undefined => {
  if (question === '') return { field: 'question', text: 'Write the question.' };
  if (answer === '') return { field: 'answer', text: 'Write the answer.' };
  if (answer.length > ANSWER_MAX) return { field: 'answer', text: 'This is too long.' };
  if (owner === '') return { field: 'owner', text: 'Say who stands for it.' };
  const isDay = due === '' || /^\d{4}-\d{2}-\d{2}$/u.test(due);
  return isDay ? undefined : { field: 'due', text: 'Write a day like 2027-05-02.' };
};

/** For the operator alone, where there are answers to write. */
const forOperator =
  (
    desk: Desk,
    handle: (
      request: Parameters<Handler>[0],
      visitor: Visitor,
      answers: AnswersDesk,
    ) => Promise<TextReply>,
  ): Handler =>
  async (request, visitor) => {
    const { editors } = desk.services;
    if (!visitor.isOperator || editors === undefined) return askForToken(desk, visitor, 403);
    if (request.method !== 'POST' || isFromOurPage(request))
      return handle(request, visitor, editors.answers);
    return sendMessage(desk, visitor, 403, 'Not from here', 'Another site sent this.');
  };

const page = (desk: Desk, visitor: Visitor, body: ReturnType<typeof answerForm>, status = 200) =>
  send(desk, visitor, { title: 'A verified answer', place: 'gaps', body, status });

const show = (desk: Desk): Handler =>
  forOperator(desk, async ({ url }, visitor, answers) => {
    const question = (new URL(url).searchParams.get('question') ?? '').slice(0, QUESTION_MAX);
    const known = await answers.propose(question);
    const { comments } = known;
    const place = await answers.place();
    return page(desk, visitor, answerForm({ fields: fieldsFrom(known), comments, place }));
  });

const take = (desk: Desk): Handler =>
  forOperator(desk, async (request, visitor, answers) => {
    const form = new URLSearchParams(await request.text());
    const fields = readFields(form);
    const isFinished = form.get('do') === 'publish';
    const place = await answers.place();
    const refuse = (wrong: WrongField): TextReply =>
      page(desk, visitor, answerForm({ fields, comments: [], place, wrong }), 422);
    const lacking = isFinished ? lackingIn(fields) : undefined;
    if (lacking !== undefined) return refuse(lacking);
    const today = new Date(desk.services.now()).toISOString().slice(0, 10);
    const put = await answers.put(sourceOf(fields, isFinished ? today : undefined));
    if (put.kind === 'refused') return refuse(REFUSED[put.why]);
    desk.services.logger.info({ kind: put.kind, isFinished }, 'answer written on the page');
    return page(desk, visitor, answerOutcome(put, isFinished, place));
  });

const download = (desk: Desk): Handler =>
  forOperator(desk, async ({ url }, visitor, answers) => {
    const file = await answers.find(new URL(url).searchParams.get('name') ?? '');
    if (file !== undefined) return fileResponse(file.text, 'text/markdown', file.name);
    return sendMessage(desk, visitor, 404, 'Not here', 'No such answer is kept.');
  });

const remove = (desk: Desk): Handler =>
  forOperator(desk, async (request, _, answers) => {
    await answers.remove(new URLSearchParams(await request.text()).get('name') ?? '');
    return seeOther('/gaps');
  });

/** Where the operator writes answers, and takes out what is kept of them. */
export const answerRoutes = (desk: Desk): readonly Route[] => {
  if (desk.operator.opensBy === 'nobody') return [];
  const guard = createGuard(desk);
  return [
    guard({ method: 'GET', path: ANSWER_PATH }, show(desk)),
    guard({ method: 'POST', path: ANSWER_PATH }, take(desk)),
    guard({ method: 'GET', path: KEPT_PATH }, download(desk)),
    guard({ method: 'POST', path: KEPT_PATH }, remove(desk)),
  ];
};
