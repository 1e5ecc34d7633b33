import type { Quantity } from '../../types.ts';

const NUMBER_OF = /^(?:the )?(?:total )?numbers? of (.+)$/i;
const AGES = /\bage[sd]?\b/i;
const JAPAN = /\b(?:Japan|Japanese|Tokyo|yen)\b/;
const CHINA = /\b(?:China|Chinese|yuan|RMB|renminbi)\b/;

/** The last word of a phrase before its first preposition. */
const headOf = (phrase: string): string =>
  phrase
    .split(/\s(?:in|of|at|for|with|from|to|on)\s/)[0]
    ?.split(/\s+/)
    .at(-1) ?? '';

/**
 * A quantity with the unit that its metric implies: what "the number of" counts, years for ages. A "¥" is
 * yen in a text that speaks of Japan and not of China.
 */
export const unitFromMetric = (quantity: Quantity, metric: string, text: string): Quantity => {
  const { unit } = quantity;
  if (unit.kind === 'currency' && unit.name === 'CNY' && /[¥￥]/.test(quantity.text)) {
    return JAPAN.test(text) && !CHINA.test(text)
      ? { ...quantity, unit: { kind: 'currency', name: 'JPY' } }
      : quantity;
  }
  if (unit.kind !== 'count' || unit.name !== '') return quantity;
  const counted = NUMBER_OF.exec(metric)?.[1];
  if (counted !== undefined) return { ...quantity, unit: { kind: 'count', name: headOf(counted) } };
  return AGES.test(metric) ? { ...quantity, unit: { kind: 'measure', name: 'years' } } : quantity;
};
