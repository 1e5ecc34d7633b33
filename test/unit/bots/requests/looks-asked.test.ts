import { describe, expect, it } from 'vitest';
import { looksAsked } from '../../../../src/bots/requests/looks-asked.ts';

describe('a message that is addressed to nobody', () => {
  it.each([
    'who said that?',
    'And in 2020',
    'what about Henan',
    'How many were there',
    'Tell me more',
    'The west grew by 6%, right?',
    'is that so',
    'Did Zhu Ming say so',
    'have they built more',
  ])('reads like a question: %s', (text) => {
    expect(looksAsked(text)).toBe(true);
  });

  it.each([
    '',
    'Thanks!',
    'I will look into it.',
    'ok',
    'Great, that is what I needed',
    'Android phones are down',
    'Will do',
    'Should be fine now',
    'So I think we should wait',
    'Can you look into it',
    'x'.repeat(40_000),
  ])('reads like talk between people: %s', (text) => {
    expect(looksAsked(text)).toBe(false);
  });
});
