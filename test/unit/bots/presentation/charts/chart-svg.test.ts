import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChartRenderer } from '../../../../../src/bots/chart-renderer.ts';
import type { Chart } from '../../../../../src/bots/presentation/card.ts';
import { CHART_WIDTH, chartSvg } from '../../../../../src/bots/presentation/charts/chart-svg.ts';
import { hostileCardOf } from '../../../../support/cards.ts';

const chart = (points: Chart['points']): Chart => ({
  title: 'Turnout, Astoria',
  unit: '%',
  alt: '',
  points,
});

const point = (label: string, value: number, printed: string, series?: string) => ({
  label,
  value,
  printed,
  ...(series === undefined ? {} : { series }),
});

/** Width and height of the bars in the order drawn, the card and marks left out. */
const bars = (svg: string): readonly (readonly [number, number])[] =>
  [...svg.matchAll(/width="([\d.]+)" height="([\d.]+)" rx="6"/gu)].map(
    ([, width, height]) => [Number(width), Number(height)] as const,
  );

describe('chartSvg', () => {
  it('writes every value as it is printed', () => {
    const svg = chartSvg(chart([point('2018', 71.2, '71.2%'), point('2022', 67.8, 'about 67.8%')]));
    expect(svg).toContain('>71.2%<');
    expect(svg).toContain('>about 67.8%<');
  });

  it('draws columns as high as their values, from zero', () => {
    const [first, second] = bars(chartSvg(chart([point('a', 50, '50'), point('b', 100, '100')])));
    expect((second?.[1] ?? 0) / (first?.[1] ?? 1)).toBeCloseTo(2);
  });

  it('draws bars as long as their values where labels are too wide for columns', () => {
    const label = 'number of strategic emerging enterprises in the north-east';
    const svg = chartSvg(
      chart([
        point(label, 30, '30', 'Henan'),
        point(label, 120, '120', 'Liaoning'),
        point('projects', 60, '60', 'Henan'),
      ]),
    );
    const widths = bars(svg).map(([width]) => width);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(4, 1);
    expect(svg).toContain('>Liaoning<');
  });

  it('never cuts a printed value to fit it behind its bar', () => {
    const printed = 'almost two hundred and fifty thousand million kilowatt-hours';
    const svg = chartSvg(chart([point('a long label of a row', 1, printed), point('b', 2, '2')]));
    const shown = [...svg.matchAll(/>([^<]+)<\/text>/gu)].map(([, text]) => text).join(' ');
    expect(shown).toContain(printed);
  });

  it('stays well-formed and within its width for any card', () => {
    fc.assert(
      fc.property(hostileCardOf.trend, (card) => {
        if (card.chart === undefined) return;
        const svg = chartSvg(card.chart);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
        const texts = svg.replace(/<[^<>]*>/gu, '');
        expect(texts).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/u);
        for (const [width] of bars(svg)) expect(width).toBeLessThanOrEqual(CHART_WIDTH);
      }),
    );
  });
});

describe('createChartRenderer', () => {
  it('makes a PNG of the chart', async () => {
    const renderer = createChartRenderer((error) => {
      throw error;
    });
    const picture = await renderer.render(
      chart([point('2018', 71.2, '71.2%'), point('2022', 67.8, '67.8%')]),
    );
    expect([...(picture ?? []).slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });
});
