import type { types } from '@slack/bolt';
import type { Action } from '../../presentation/card.ts';
import type { Words } from '../../presentation/words/words.ts';
import { ACTION_PREFIX, plainButton, plainText } from './controls.ts';
import { BUTTON_TEXT_MAX, BUTTON_VALUE_MAX } from './limits.ts';
import { shortenLabel } from './trim.ts';

const ID = 'feedback:0';

const side = ({ ref, label = '' }: Action, spoken: string) => ({
  text: plainText(shortenLabel(label, BUTTON_TEXT_MAX)),
  accessibility_label: spoken,
  value: ref,
});

/**
 * The two opinions on an answer as Slack's own control, under the other buttons; nothing where there are not two.
 * Source: docs.slack.dev, "Context actions block".
 */
export const feedbackBlocks = (
  [right, wrong]: readonly Action[],
  words: Words,
): readonly types.KnownBlock[] => {
  if (right === undefined || wrong === undefined) return [];
  if (![right, wrong].every(({ ref }) => ref !== '' && ref.length <= BUTTON_VALUE_MAX)) return [];
  const element: types.FeedbackButtons = {
    type: 'feedback_buttons',
    action_id: `${ACTION_PREFIX}:${ID}`,
    positive_button: side(right, words.say('spoken.helpful')),
    negative_button: side(wrong, words.say('spoken.not-helpful')),
  };
  return [{ type: 'context_actions', elements: [element] }];
};

const buttonsOfElement = (
  element: types.ContextActionsBlockElement,
): readonly types.ActionsBlockElement[] =>
  element.type === 'feedback_buttons'
    ? [element.positive_button, element.negative_button].map(({ text, value }, index) =>
        plainButton(`feedback:${index}`, text.text, value),
      )
    : [];

/** The same as buttons, where Slack's own control is not taken. */
export const asButtons = ({ elements }: types.ContextActionsBlock): types.ActionsBlock => ({
  type: 'actions',
  elements: elements.flatMap(buttonsOfElement),
});
