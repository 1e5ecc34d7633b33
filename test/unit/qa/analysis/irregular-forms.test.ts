import { describe, expect, it } from 'vitest';
import { irregularForms } from '../../../../src/qa/analysis/irregular-forms.ts';

const bases = irregularForms();

describe('the irregular forms', () => {
  it.each([
    ['went', 'go'],
    ['risen', 'rise'],
    ['undertook', 'undertake'],
    ['women', 'woman'],
    ['analyses', 'analysis'],
  ])('lead %j to %j', (form, base) => {
    expect(bases.get(form)).toBe(base);
  });

  it('never lead to a form that leads on', () => {
    const chained = [...bases].filter(([, base]) => bases.has(base));
    expect(chained).toEqual([]);
  });

  it('hold lower-case words only', () => {
    for (const [form, base] of bases) {
      expect(form).toMatch(/^[a-z]+$/);
      expect(base).toMatch(/^[a-z]+$/);
    }
  });
});
