import { type Button, notice, withKept } from './button.ts';

/** Takes an answer back that everyone sees; only whoever asked can. */
export const remove: Button = {
  kind: 'remove',
  offer: ({ reply, request }) =>
    request.offers?.includes('remove') === true &&
    reply.visibility === 'public' &&
    (request.visibility === 'public' || reply.shared !== undefined)
      ? [{}]
      : [],
  press: (pressed) =>
    withKept(pressed, async ({ platform, requestKey }) => {
      const { key, request, store } = pressed;
      if (!(await store.receipts.isOf(key, request.userKey))) return notice({ kind: 'not-yours' });
      const messageRef =
        requestKey === undefined ? undefined : await store.inbox.messageRef(platform, requestKey);
      return {
        ...notice({ kind: 'removed' }),
        removes: messageRef === undefined ? {} : { messageRef },
      };
    }),
};
