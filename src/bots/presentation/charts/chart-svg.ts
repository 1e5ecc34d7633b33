import type { Chart, ChartPoint } from '../card.ts';
import { svgText, textWidth, wrapText } from './chart-text.ts';

/** Width of the picture; shown on a phone it is about 360 points wide, so text of 34 reads as 12. */
export const CHART_WIDTH = 1000;

/** Dark on a card of its own, which stands out from light and dark backgrounds alike. */
const COLOURS = {
  card: '#FFFFFF',
  border: '#C9CED6',
  title: '#14181F',
  label: '#3D4653',
  axis: '#8A93A1',
  /** Told apart with every kind of colour vision. Source: Okabe and Ito, "Color Universal Design". */
  series: ['#0072B2', '#D55E00'],
} as const;

const MARGIN = 44;
const TITLE_SIZE = 42;
const TITLE_LINES = 3;
const LABEL_SIZE = 34;
const VALUE_SIZE = 40;
const BAR_HEIGHT = 46;
const INNER = CHART_WIDTH - 2 * MARGIN;

const text = (
  x: number,
  y: number,
  content: string,
  style: {
    readonly size: number;
    readonly colour: string;
    readonly isBold?: boolean;
    readonly anchor?: string;
  },
): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${style.size}" fill="${style.colour}"` +
  `${style.isBold === true ? ' font-weight="700"' : ''} text-anchor="${style.anchor ?? 'start'}">` +
  `${svgText(content)}</text>`;

const seriesNames = (points: readonly ChartPoint[]): readonly string[] => [
  ...new Set(points.flatMap(({ series }) => (series === undefined ? [] : [series]))),
];

const colourOf = (point: ChartPoint, names: readonly string[]): string =>
  COLOURS.series[Math.max(0, names.indexOf(point.series ?? '')) % COLOURS.series.length] ??
  COLOURS.series[0];

/** Pieces of SVG and how far down they reach. */
interface Drawn {
  readonly pieces: readonly string[];
  readonly bottom: number;
}

const drawTitle = (chart: Chart): Drawn => {
  const lines = wrapText(chart.title, TITLE_SIZE, INNER, TITLE_LINES);
  const pieces = lines.map((line, index) =>
    text(MARGIN, MARGIN + TITLE_SIZE * (index * 1.25 + 0.85), line, {
      size: TITLE_SIZE,
      colour: COLOURS.title,
      isBold: true,
    }),
  );
  return { pieces, bottom: MARGIN + lines.length * TITLE_SIZE * 1.25 };
};

const LEGEND_SIZE = 30;

/** Which colour is which, in one line a series. */
const drawLegend = (names: readonly string[], top: number): Drawn => {
  if (names.length === 0) return { pieces: [], bottom: top };
  const pieces = names.slice(0, COLOURS.series.length).map((name, index) => {
    const y = top + 20 + index * (LEGEND_SIZE + 16);
    const [line = ''] = wrapText(name, LABEL_SIZE, INNER - 50, 1);
    const colour = COLOURS.series[index] ?? COLOURS.series[0];
    return (
      `<rect x="${MARGIN}" y="${y}" width="${LEGEND_SIZE}" height="${LEGEND_SIZE}" rx="5" fill="${colour}"/>` +
      text(MARGIN + 46, y + LEGEND_SIZE - 3, line, { size: LABEL_SIZE, colour: COLOURS.label })
    );
  });
  return { pieces, bottom: top + 20 + pieces.length * (LEGEND_SIZE + 16) };
};

/** From the smallest value, or zero, to the greatest, or zero: bars always start at zero. */
const domainOf = (points: readonly ChartPoint[]): { low: number; high: number } => {
  const values = points.map(({ value }) => value);
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
};

/** Where bars start, and how long one unit is. */
interface BarScale {
  readonly zero: number;
  readonly scale: number;
  /** Room for bars; the printed values stand behind it. */
  readonly room: number;
}

/** Printed values up to this wide stand behind their bar, wider ones above it: none is cut for want of room. */
const BEHIND_MAX = INNER * 0.55;

const barScale = (points: readonly ChartPoint[]): BarScale => {
  const { low, high } = domainOf(points);
  const behind = points
    .map(({ printed }) => textWidth(printed, VALUE_SIZE))
    .filter((width) => width <= BEHIND_MAX);
  const room = INNER - Math.max(0, ...behind) - 24;
  const scale = high === low ? 0 : room / (high - low);
  return { zero: MARGIN - low * scale, scale, room };
};

/** One bar with its printed value, from `top` down. */
const drawBar = (point: ChartPoint, colour: string, top: number, bars: BarScale): Drawn => {
  const { zero, scale } = bars;
  const bold = { size: VALUE_SIZE, colour: COLOURS.title, isBold: true };
  const isBehind = textWidth(point.printed, VALUE_SIZE) <= BEHIND_MAX;
  const above = isBehind ? [] : wrapText(point.printed, VALUE_SIZE, INNER, 3);
  const pieces = above.map((line, index) =>
    text(MARGIN, top + VALUE_SIZE * (index * 1.2 + 0.9), line, bold),
  );
  const y = top + above.length * VALUE_SIZE * 1.2;
  const length = Math.max(Math.abs(point.value) * scale, 4);
  const x = point.value < 0 ? zero - length : zero;
  pieces.push(
    `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${length.toFixed(1)}" height="${BAR_HEIGHT}" rx="6" fill="${colour}"/>`,
  );
  if (zero > MARGIN) {
    pieces.push(
      `<rect x="${(zero - 1.5).toFixed(1)}" y="${(y - 6).toFixed(1)}" width="3" height="${BAR_HEIGHT + 12}" fill="${COLOURS.axis}"/>`,
    );
  }
  const behind = (point.value < 0 ? zero : x + length) + 18;
  if (isBehind) pieces.push(text(behind, y + BAR_HEIGHT - 8, point.printed, bold));
  return { pieces, bottom: y + BAR_HEIGHT };
};

/** Bars from left to right under their labels; those of one label stand together. */
const drawBars = (points: readonly ChartPoint[], names: readonly string[], top: number): Drawn => {
  const bars = barScale(points);
  const pieces: string[] = [];
  let y = top + 12;
  let label: string | undefined;
  for (const point of points) {
    if (point.series === undefined || point.label !== label) {
      y += 18;
      for (const line of wrapText(point.label, LABEL_SIZE, INNER, 2)) {
        pieces.push(
          text(MARGIN, y + LABEL_SIZE, line, { size: LABEL_SIZE, colour: COLOURS.label }),
        );
        y += LABEL_SIZE * 1.25;
      }
    }
    label = point.label;
    const bar = drawBar(point, colourOf(point, names), y + 10, bars);
    pieces.push(...bar.pieces);
    y = bar.bottom;
  }
  return { pieces, bottom: y + 8 };
};

const COLUMN_HEIGHT = 380;

/** Columns side by side over their labels, the printed value on top of each. */
const drawColumns = (points: readonly ChartPoint[], top: number): Drawn => {
  const { low, high } = domainOf(points);
  const scale = high === low ? 0 : COLUMN_HEIGHT / (high - low);
  const zero = top + 76 + high * scale;
  const bottom = zero - low * scale;
  const slot = INNER / points.length;
  const width = Math.min(170, slot * 0.62);
  const pieces = points.flatMap(({ value, label, printed }, index) => {
    const middle = MARGIN + slot * (index + 0.5);
    const height = Math.max(Math.abs(value) * scale, 4);
    const y = value < 0 ? zero : zero - height;
    const valueY = value < 0 ? y + height + VALUE_SIZE : y - 14;
    return [
      `<rect x="${(middle - width / 2).toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="6" fill="${COLOURS.series[0]}"/>`,
      text(middle, valueY, printed, {
        size: VALUE_SIZE,
        colour: COLOURS.title,
        isBold: true,
        anchor: 'middle',
      }),
      text(middle, bottom + (low < 0 ? VALUE_SIZE : 0) + LABEL_SIZE + 16, label, {
        size: LABEL_SIZE,
        colour: COLOURS.label,
        anchor: 'middle',
      }),
    ];
  });
  pieces.push(
    `<line x1="${MARGIN}" y1="${zero.toFixed(1)}" x2="${CHART_WIDTH - MARGIN}" y2="${zero.toFixed(1)}" stroke="${COLOURS.axis}" stroke-width="2"/>`,
  );
  return { pieces, bottom: bottom + (low < 0 ? VALUE_SIZE : 0) + LABEL_SIZE + 28 };
};

/** Columns read as time; they need values and labels that fit over and under them. */
const fitsColumns = (points: readonly ChartPoint[]): boolean => {
  const slot = INNER / points.length - 12;
  return points.every(
    ({ series, label, printed }) =>
      series === undefined &&
      textWidth(printed, VALUE_SIZE) <= slot &&
      textWidth(label, LABEL_SIZE) <= slot,
  );
};

const POINTS_SHOWN = 12;

/** The points with their values as parts of the greatest, so that no size is too great or small to draw. */
const inProportion = (points: readonly ChartPoint[]): readonly ChartPoint[] => {
  const finite = points.filter(({ value }) => Number.isFinite(value));
  const greatest = Math.max(...finite.map(({ value }) => Math.abs(value)));
  return finite.map((point) => ({ ...point, value: greatest > 0 ? point.value / greatest : 0 }));
};

/**
 * A chart as SVG, as wide as `CHART_WIDTH` and as high as its content. Values are written as they are
 * printed in the articles; bars start at zero.
 */
export const chartSvg = (chart: Chart): string => {
  const points = inProportion(chart.points.slice(0, POINTS_SHOWN));
  const names = seriesNames(points);
  const title = drawTitle(chart);
  const legend = drawLegend(names, title.bottom);
  const body = fitsColumns(points)
    ? drawColumns(points, legend.bottom)
    : drawBars(points, names, legend.bottom);
  const height = Math.ceil(body.bottom + MARGIN);
  const card = `<rect x="1.5" y="1.5" width="${CHART_WIDTH - 3}" height="${height - 3}" rx="24" fill="${COLOURS.card}" stroke="${COLOURS.border}" stroke-width="3"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}" font-family="Open Sans">` +
    [card, ...title.pieces, ...legend.pieces, ...body.pieces].join('') +
    '</svg>'
  );
};
