import type { Answer } from '../../qa/types.ts';
import type { Action } from '../presentation/card.ts';
import { citationsOf } from '../presentation/cards/answer-card.ts';
import type { Notice } from '../presentation/notice.ts';
import { wordsFor } from '../presentation/words/words.ts';
import { isOfPlace, placeOf } from '../requests/place.ts';
import { type Button, notice, type Pressed } from './button.ts';

/** What stands under the thanks for an opinion that an answer was wrong: admins may mend it. */
export const mendingActions = ({
  key,
  request,
  services,
}: Pick<Pressed, 'key' | 'request' | 'services'>): readonly Action[] =>
  request.isAdmin === true && services.editors !== undefined
    ? [{ kind: 'make-answer', ref: key }]
    : [];

/** What an answer is drafted of. */
interface Drafted {
  readonly question: string;
  readonly answer?: Answer;
}

/**
 * What was asked: of an answer for admins alone, of a question to people for whoever is where they were asked once
 * somebody has seen to it.
 */
const askedIn = async ({ key, request, store }: Pressed): Promise<Drafted | Notice> => {
  const receipt = await store.receipts.find(key);
  const ofPlace = receipt !== undefined && isOfPlace(receipt, request) ? receipt : undefined;
  const help = await store.help.find(key);
  const isSeenTo = help?.resolvedAt !== undefined && help.platform === request.platform;
  if (request.isAdmin !== true && !isSeenTo) {
    const command = wordsFor(request.locale).say('action.make-answer');
    return ofPlace === undefined ? { kind: 'gone' } : { kind: 'admins-only', command };
  }
  const question = ofPlace?.question.text ?? (isSeenTo ? help.question : undefined);
  if (question === undefined) return { kind: 'gone' };
  return { question, ...(ofPlace?.answer === undefined ? {} : { answer: ofPlace.answer }) };
};

/** Writes the draft of a verified answer: nobody is shown it before an editor has checked it. */
export const makeAnswer: Button = {
  kind: 'make-answer',
  offer: () => [],
  press: async (pressed) => {
    const { request, services } = pressed;
    const { editors } = services;
    const asked = await askedIn(pressed);
    if ('kind' in asked) return notice(asked);
    if (editors === undefined) return notice({ kind: 'gone' });
    const { question, answer } = asked;
    const known = await editors.answers.propose(question);
    const nearest =
      answer?.kind === 'abstention' ? answer.nearest[0] : answer && citationsOf(answer)[0];
    const document = services.library().documents.get(nearest?.documentId ?? '');
    const put = await editors.answers.put(
      {
        ...known,
        ...(nearest === undefined ? {} : { nearest }),
        // Never for more people than may see what it rests on.
        ...(document === undefined ? {} : { collections: [document.collection] }),
      },
      placeOf(request),
    );
    switch (put.kind) {
      case 'written':
        return notice({ kind: 'draft-written', file: put.file });
      case 'kept':
        return notice({ kind: 'draft-kept', file: put.file });
      case 'known':
        return notice({ kind: 'draft-known', file: put.file });
      case 'lost':
      case 'refused':
        return notice({ kind: 'draft-failed' });
      default:
        return put satisfies never;
    }
  },
};
