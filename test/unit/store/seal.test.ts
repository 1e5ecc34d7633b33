import { describe, expect, it } from 'vitest';
import { createSeal } from '../../../src/store/seal.ts';

const seal = createSeal('a secret of more than thirty-two characters');

describe('a seal', () => {
  it('opens what it closed, and closes the same text differently every time', () => {
    const text = 'wörds 🎉 “and” more';
    const sealed = seal.close(text, 'place');
    expect(seal.open(sealed, 'place')).toBe(text);
    expect(seal.close(text, 'place').equals(sealed)).toBe(false);
    expect(seal.open(seal.close('', 'place'), 'place')).toBe('');
  });

  it('opens nothing that was changed, cut, moved or sealed with another secret', () => {
    const sealed = seal.close('some words', 'place');
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed, 'place')).toThrow();
    }
    expect(() => seal.open(sealed.subarray(0, 20), 'place')).toThrow();
    expect(() => seal.open(sealed, 'elsewhere')).toThrow();
    expect(() =>
      createSeal('another secret, just as long as that').open(sealed, 'place'),
    ).toThrow();
  });

  it('marks a name the same every time, and otherwise with another kind or secret', () => {
    expect(seal.mark('user', 'T1:U1')).toBe(seal.mark('user', 'T1:U1'));
    expect(seal.mark('user', 'T1:U1')).toMatch(/^[\w-]{22}$/u);
    const others = [
      seal.mark('user', 'T1:U2'),
      seal.mark('channel', 'T1:U1'),
      createSeal('another secret, just as long as that').mark('user', 'T1:U1'),
    ];
    expect(others).not.toContain(seal.mark('user', 'T1:U1'));
  });
});
