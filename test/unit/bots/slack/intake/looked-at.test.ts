import { describe, expect, it } from 'vitest';
import { asksAboutLookedAt, lookedAt } from '../../../../../src/bots/slack/intake/looked-at.ts';

describe('lookedAt', () => {
  it('takes the first place that can be read, in the order of Slack', () => {
    const entities = [
      { type: 'slack#/types/list_id', value: 'F1' },
      { type: 'slack#/types/channel_id', value: 'D012' },
      { type: 'slack#/types/message_context', value: { channel_id: 'C1', message_ts: '1.2' } },
      { type: 'slack#/types/channel_id', value: 'C2' },
    ];
    expect(lookedAt('T1', { entities })).toEqual({ channel: 'C1', threadTs: '1.2' });
    expect(lookedAt('T1', { entities: entities.slice(3) })).toEqual({ channel: 'C2' });
  });

  it.each([
    undefined,
    {},
    { entities: 'C1' },
    { entities: [null, 'C1', {}, { type: 'slack#/types/thread_ts', value: '1.2' }] },
    { entities: [{ type: 'slack#/types/channel_id', value: '../C1' }] },
    { entities: [{ type: 'slack#/types/message_context', value: 'C1' }] },
    { entities: [{ type: 'slack#/types/channel_id', value: 'C1', team_id: 'T2' }] },
  ])('finds none in %j', (context) => {
    expect(lookedAt('T1', context)).toBeUndefined();
  });
});

describe('asksAboutLookedAt', () => {
  it.each([
    'Answer what I am looking at',
    'Beantworte, was ich gerade ansehe',
    'いま見ているものに答えて',
    'What about what I’m looking at?',
    'could you answer this?',
  ])('knows %j', (words) => {
    expect(asksAboutLookedAt(words)).toBe(true);
  });

  it.each([
    '',
    'hi',
    'this helps, thank you',
    'thanks for your help with this',
    'What does this permit cost?',
    `what I am looking at ${'and more '.repeat(20)}`,
  ])('leaves %j alone', (words) => {
    expect(asksAboutLookedAt(words)).toBe(false);
  });
});
