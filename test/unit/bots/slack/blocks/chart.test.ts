import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../../../src/bots/presentation/card.ts';
import { chartUnit } from '../../../../../src/bots/slack/blocks/chart.ts';
import { hostileCardOf } from '../../../../support/cards.ts';
import { validateBlocks } from '../../../../support/fake-slack/checks/validate-blocks.ts';

const chart = (points: Chart['points'], given: Partial<Chart> = {}): Chart => ({
  title: 'Turnout, Astoria',
  unit: '%',
  alt: '',
  points,
  ...given,
});

const point = (label: string, value: number, series?: string) => ({
  label,
  value,
  printed: String(value),
  ...(series === undefined ? {} : { series }),
});

describe('chartUnit', () => {
  it('draws bars that Slack takes, with the unit beside them', () => {
    const unit = chartUnit(chart([point('2018', 71.2), point('2022', 67.8)]));
    expect(unit?.block).toMatchObject({
      title: 'Turnout, Astoria',
      chart: {
        type: 'bar',
        series: [
          {
            data: [
              { label: '2018', value: 71.2 },
              { label: '2022', value: 67.8 },
            ],
          },
        ],
        axis_config: { categories: ['2018', '2022'], y_label: '%' },
      },
    });
    expect(validateBlocks([unit?.block])).toEqual([]);
  });

  it('counts great values in millions, billions and trillions, which stand at the axis', () => {
    const unit = chartUnit(chart([point('a', 2.48e12), point('b', 1e12)], { unit: 'yuan' }));
    expect(JSON.stringify(unit?.block)).toContain('"value":2.48');
    expect(unit?.block).toMatchObject({ chart: { axis_config: { y_label: 'trillion yuan' } } });
  });

  it('draws two series side by side, but none with a value missing', () => {
    const both = [point('a', 1, 'East'), point('b', 2, 'East'), point('a', 3, 'West')];
    expect(chartUnit(chart(both))).toBeUndefined();
    const unit = chartUnit(chart([...both, point('b', 4, 'West')]));
    expect(unit?.block).toMatchObject({ chart: { series: [{ name: 'East' }, { name: 'West' }] } });
  });

  it('draws nothing where labels would look the same', () => {
    const long = 'enterprises above the designated size in the ';
    expect(chartUnit(chart([point(`${long}east`, 1), point(`${long}west`, 2)]))).toBeUndefined();
  });

  it('draws what Slack takes, or nothing, for any card', () => {
    fc.assert(
      fc.property(hostileCardOf.trend, (card) => {
        const unit = chartUnit(card.chart);
        if (unit !== undefined) expect(validateBlocks([unit.block])).toEqual([]);
      }),
    );
  });
});
