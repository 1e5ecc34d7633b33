import type { ActionKind } from '../presentation/card.ts';

/** A button of ours that was pressed, and what it carried. */
export interface Press {
  readonly action: ActionKind;
  /** As on the button: a receipt's key; before it and a colon, which of several. */
  readonly ref: string;
  /** What was written into the form of a `comment` button. */
  readonly comment?: string;
}
