import type { Rule } from './placed-text.ts';

/** The steps that draw a page: what pdf.js calls its operator list, with the numbers of the steps looked at. */
export interface DrawingSteps {
  readonly steps: readonly number[];
  readonly values: readonly unknown[];
  readonly codes: {
    readonly save: number;
    readonly restore: number;
    readonly transform: number;
    readonly constructPath: number;
    readonly endPath: number;
  };
}

type Matrix = readonly [number, number, number, number, number, number];
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A small area, its middle's height, in points. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PageRules {
  readonly rules: readonly Rule[];
  readonly dots: readonly Dot[];
}

/** How wide bullets are. Points. */
const DOT = [1.8, 9] as const;
/** Thicker strokes are areas. Points. */
const THICK_MAX = 2.5;
const LENGTH_MIN = 4;
const RULES_MAX = 6_000;
/** How many numbers follow each step of a path: move, line, curve, curve of one control point, close. */
const PATH_NUMBERS = [2, 2, 6, 4, 0];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];
const placed = (m: Matrix, x: number, y: number): Point => ({
  x: m[0] * x + m[2] * y + m[4],
  y: m[1] * x + m[3] * y + m[5],
});

const ruleOf = (a: Point, b: Point): Rule | undefined => {
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  if (height <= THICK_MAX && width >= LENGTH_MIN)
    return { x1: Math.min(a.x, b.x), x2: Math.max(a.x, b.x), y1: y, y2: y };
  if (width <= THICK_MAX && height >= LENGTH_MIN)
    return { x1: x, x2: x, y1: Math.min(a.y, b.y), y2: Math.max(a.y, b.y) };
  return undefined;
};

interface PathPart {
  readonly points: readonly Point[];
  readonly isCurved: boolean;
}

/** The corners of each part of a path. */
const partsOf = (path: ArrayLike<number>, matrix: Matrix): readonly PathPart[] => {
  const parts: { points: Point[]; isCurved: boolean }[] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 4;
    const count = PATH_NUMBERS[step] ?? path.length;
    if (step === 0) parts.push({ points: [], isCurved: false });
    const part = parts.at(-1);
    if (part !== undefined && count > 1) {
      part.points.push(placed(matrix, path[at + count - 1] ?? 0, path[at + count] ?? 0));
      part.isCurved ||= step > 1;
    }
    at += 1 + count;
  }
  return parts;
};

const boxOf = (points: readonly Point[]): readonly [Point, Point] => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ];
};

const rulesOfPart = (points: readonly Point[]): readonly Rule[] => {
  const [low, high] = boxOf(points);
  const thin = ruleOf(low, high);
  if (thin !== undefined) return [thin];
  if (high.x - low.x < LENGTH_MIN || high.y - low.y < LENGTH_MIN) return [];
  return points
    .map((point, at) => ruleOf(point, points[(at + 1) % points.length] ?? point))
    .filter((rule) => rule !== undefined);
};

/** A small round or square area, as bullets are drawn. */
const dotOf = ({ points }: PathPart): Dot | undefined => {
  const [low, high] = boxOf(points);
  const [width, height] = [high.x - low.x, high.y - low.y];
  const isDot = isWithin(width) && isWithin(height) && Math.abs(width - height) < 1;
  return isDot ? { x: low.x, y: (low.y + high.y) / 2, width } : undefined;
};
const isWithin = (length: number): boolean => length >= DOT[0] && length <= DOT[1];

const isMatrix = (value: unknown): value is Matrix => Array.isArray(value) && value.length === 6;

/** The path of a step that shows one; a path that only cuts off what is drawn after it is not seen. */
const pathOf = (value: unknown, endPath: number): ArrayLike<number> | undefined => {
  if (!Array.isArray(value) || value[0] === endPath || !Array.isArray(value[1])) return undefined;
  return value[1][0] instanceof Float32Array ? value[1][0] : undefined;
};

/** The places and directions that what follows is drawn in, step by step. */
const createPen = (codes: DrawingSteps['codes']) => {
  const kept: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  return {
    matrix: () => matrix,
    step: (code: number, value: unknown): void => {
      if (code === codes.save) kept.push(matrix);
      else if (code === codes.restore) matrix = kept.pop() ?? matrix;
      else if (code === codes.transform && isMatrix(value)) matrix = times(matrix, value);
    },
  };
};

/** The straight lines that a page draws, strokes, thin areas and the sides of areas, and its dots. */
export const pageRules = ({ steps, values, codes }: DrawingSteps): PageRules => {
  const rules: Rule[] = [];
  const dots: Dot[] = [];
  const pen = createPen(codes);
  for (const [at, code] of steps.entries()) {
    pen.step(code, values[at]);
    const path = code === codes.constructPath ? pathOf(values[at], codes.endPath) : undefined;
    if (path === undefined) continue;
    const parts = partsOf(path, pen.matrix());
    dots.push(...parts.map(dotOf).filter((dot) => dot !== undefined));
    rules.push(
      ...parts.filter(({ isCurved }) => !isCurved).flatMap(({ points }) => rulesOfPart(points)),
    );
    if (rules.length > RULES_MAX || dots.length > RULES_MAX) return { rules: [], dots: [] };
  }
  return { rules, dots };
};
