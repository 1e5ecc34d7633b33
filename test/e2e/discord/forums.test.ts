import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordBench, startDiscordBench } from '../../support/discord/bench.ts';
import { pressDiscord } from '../../support/discord/press-discord.ts';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeChannel } from '../../support/fake-discord/fake-types.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { libraryOf } from '../../support/request-bench.ts';

const QUESTION = 'How fast did the west grow?';

const library = await libraryOf({
  id: 'west',
  title: 'The west',
  text: 'The west grew by 6.7% a year, Wang Wei said.',
});

describe('a post in a forum', () => {
  const forums: string[] = [];
  let bench: DiscordBench;

  beforeAll(async () => {
    bench = await startDiscordBench({
      library,
      store: await openTestStore(),
      settings: { forums },
      fake: { rateLimits: false },
    });
  });

  afterAll(() => bench.close());

  const addForum = (tags: readonly string[]): FakeChannel => {
    const forum = bench.discord.addForum();
    const named = tags.map((name, at) => ({ id: `${forum.id}${at}`, name }));
    Object.assign(forum, { available_tags: named });
    forums.push(forum.id);
    return forum;
  };

  /** A new post, answered; `accept` presses that the answer is right. */
  const ask = async (forum: FakeChannel) => {
    const post = bench.discord.postInForum(forum, { title: QUESTION });
    const answer = await bench.discord.waitForReplyTo(post);
    const thread = bench.discord.channels.get(post.channel_id);
    const accept = async (user = bench.discord.user): Promise<string> =>
      shownIn(await pressDiscord(bench.discord, answer, 'Helpful', { user }).waitForReply());
    return { thread, accept };
  };

  const calls = () => bench.discord.calls.filter(({ method }) => method === 'PATCH');

  it('is answered, and tagged as solved once its author finds the answer right', async () => {
    const forum = addForum(['Help', 'Solved']);
    const { thread, accept } = await ask(forum);
    expect(await accept(makeUser('stranger'))).toContain('noted');
    expect(await accept()).toContain('noted');
    await bench.discord.waitFor(() => thread?.applied_tags, 'the tag');
    expect(thread?.applied_tags).toEqual([`${forum.id}1`]);
    expect(calls().filter(({ path }) => path.endsWith(`/channels/${thread?.id}`))).toHaveLength(1);
  });

  it('is left as it is where the forum has no such tag', async () => {
    const { thread, accept } = await ask(addForum(['Help']));
    expect(await accept()).toContain('noted');
    await bench.discord.waitForCall(new RegExp(`GET .*/channels/${thread?.parent_id}$`, 'u'));
    expect(thread?.applied_tags).toBeUndefined();
  });

  it('is answered all the same where the tag cannot be put', async () => {
    const { thread, accept } = await ask(addForum(['gelöst']));
    const body = { code: 50013, message: 'Missing Permissions' };
    bench.discord.failNext({ match: /PATCH .*\/channels\/\d+$/u, status: 403, body });
    expect(await accept()).toContain('noted');
    await bench.discord.waitFor(
      () => bench.lines.some((line) => line.includes('could not be tagged')),
      'a line in the log',
    );
    expect(thread?.applied_tags).toBeUndefined();
  });
});
