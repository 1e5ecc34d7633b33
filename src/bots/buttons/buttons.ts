import { askPerson } from './ask-person.ts';
import type { Button } from './button.ts';
import { comment } from './comment.ts';
import { feedback } from './feedback.ts';
import { followUp } from './follow-up.ts';
import { makeAnswer } from './make-answer.ts';
import { more } from './more.ts';
import { related } from './related.ts';
import { remove } from './remove.ts';
import { resolve } from './resolve.ts';
import { rest } from './rest.ts';
import { share } from './share.ts';
import { undoCorrection } from './undo-correction.ts';
import { why } from './why.ts';

/** Every kind of button, on every platform; the order is the order people see. */
export const BUTTONS: readonly Button[] = [
  undoCorrection,
  related,
  rest,
  more,
  why,
  feedback,
  comment,
  followUp,
  share,
  askPerson,
  resolve,
  makeAnswer,
  remove,
];
