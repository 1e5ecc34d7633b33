import { describe, expect, it } from 'vitest';
import { hasWords, isGreeting, visibleText } from '../../../../src/bots/requests/request-text.ts';

describe('visibleText', () => {
  it('keeps one line of what can be seen', () => {
    expect(visibleText('\u001b[31mhow\r\nfast\u0000 did\tit\u2028grow\u0007 ')).toBe(
      '[31mhow fast did it grow',
    );
  });

  it('drops marks that hide inside words or turn their direction', () => {
    expect(visibleText('manu\u200Bfac\u00ADturing \u202Eevil\u202C')).toBe('manufacturing evil');
  });

  it('keeps other scripts and whole emoji, and drops half characters', () => {
    expect(visibleText('מה קורה 🎉 \uD83C')).toBe('מה קורה 🎉');
  });
});

describe('isGreeting', () => {
  it.each(['hi', 'Hello!', 'hey there', 'Good morning, team.', 'help', '  Thanks  '])(
    'knows %j',
    (text) => {
      expect(isGreeting(text)).toBe(true);
    },
  );

  it.each(['hi, how fast did the west grow?', 'Help with rural growth', 'who said hello', ''])(
    'takes %j for something else',
    (text) => {
      expect(isGreeting(text)).toBe(false);
    },
  );
});

describe('hasWords', () => {
  it('tells words and digits from emoji and punctuation', () => {
    expect(hasWords('🎉 ?!')).toBe(false);
    expect(hasWords('2021')).toBe(true);
    expect(hasWords('西部')).toBe(true);
  });
});
