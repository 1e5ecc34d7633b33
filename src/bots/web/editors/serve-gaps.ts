import { OVERVIEW_PARTS, type OverviewPart } from '../../editors-desk.ts';
import { QUESTION_MAX } from '../../requests/request-text.ts';
import type { Route } from '../../route.ts';
import { createGuard, type Desk, type Handler, send } from '../serving/desk.ts';
import { fileResponse } from '../serving/responses.ts';
import { askForToken } from '../serving/serve-operator.ts';
import { DRAFT_PATH } from './answer-page.ts';
import { filePath, gapsPage } from './gaps-page.ts';

const page =
  (desk: Desk): Handler =>
  async (_, visitor) => {
    if (!visitor.isOperator) return askForToken(desk, visitor, 403);
    const { editors } = desk.services;
    const body = gapsPage(
      await editors?.overview(),
      (await editors?.asked()) ?? [],
      (await editors?.answers.kept()) ?? [],
    );
    return send(desk, visitor, { title: 'For editors', place: 'gaps', body });
  };

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** A part of the page as a file. */
const partFile =
  (desk: Desk, part: OverviewPart, format: keyof typeof TYPES): Handler =>
  async (_, visitor) => {
    const { editors } = desk.services;
    if (!visitor.isOperator || editors === undefined) return askForToken(desk, visitor, 403);
    return fileResponse(await editors.table(part, format), TYPES[format], `${part}.${format}`);
  };

/** The file of an answer that is still to be written. */
const draftFile =
  (desk: Desk): Handler =>
  async ({ url }, visitor) => {
    const { editors } = desk.services;
    if (!visitor.isOperator || editors === undefined) return askForToken(desk, visitor, 403);
    const question = new URL(url).searchParams.get('question') ?? '';
    const { name, text } = await editors.answers.draft(question.slice(0, QUESTION_MAX));
    return fileResponse(text, 'text/markdown', name);
  };

/** What editors look at and take away; nothing where nobody can be known to be the operator. */
export const gapsRoutes = (desk: Desk): readonly Route[] => {
  if (desk.operator.opensBy === 'nobody') return [];
  const guard = createGuard(desk);
  const files = OVERVIEW_PARTS.flatMap((part) =>
    (['csv', 'json'] as const).map((format) =>
      guard({ method: 'GET', path: filePath(part, format) }, partFile(desk, part, format)),
    ),
  );
  return [
    guard({ method: 'GET', path: '/gaps' }, page(desk)),
    guard({ method: 'GET', path: DRAFT_PATH }, draftFile(desk)),
    ...files,
  ];
};
