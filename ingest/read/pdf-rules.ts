import type { Rule, Rules } from './pdf-geometry.ts';

/** Operator numbers of pdf.js that matter here. */
export interface Operators {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  endPath: number;
  clip: number;
  eoClip: number;
}

type Matrix = [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Shapes thinner than this are rules, shorter ones are dots. */
const THIN = 3;
const SHORT = 6;
/** Rules that are looked at on one page; drawings have more. */
const MAX_RULES = 20_000;

/** Collects the horizontal and vertical rules that a page draws: strokes, thin filled boxes, edges of boxes. */
export function rulesOf(list: { fnArray: readonly number[]; argsArray: readonly unknown[] }, ops: Operators): Rules {
  const rules: Rules = { horizontal: [], vertical: [] };
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  list.fnArray.forEach((op, i) => {
    const args = list.argsArray[i];
    if (op === ops.save) stack.push(matrix);
    else if (op === ops.restore) matrix = stack.pop() ?? IDENTITY;
    else if (op === ops.transform) matrix = multiply(matrix, args as Matrix);
    else if (op === ops.constructPath) {
      const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
      if (paint !== ops.endPath && data && rules.horizontal.length + rules.vertical.length < MAX_RULES) {
        addPath(rules, data, matrix);
      }
    }
  });
  return rules;
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** Numbers that follow each path command: move, line, curve, quadratic curve, close. */
const ARITY = [2, 2, 6, 4, 0];

function addPath(rules: Rules, data: ArrayLike<number>, matrix: Matrix): void {
  let points: [number, number][] = [];
  for (let i = 0; i < data.length;) {
    const command = data[i] ?? 4;
    const arity = ARITY[command] ?? 0;
    if (command === 0) {
      addShape(rules, points);
      points = [];
    }
    if (arity >= 2) {
      const x = data[i + arity - 1] ?? 0;
      const y = data[i + arity] ?? 0;
      points.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
    }
    if (command === 4 && points[0]) points.push(points[0]);
    i += arity + 1;
  }
  addShape(rules, points);
}

function addShape(rules: Rules, points: readonly [number, number][]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (points.length > 2 && (top - bottom < THIN || right - left < THIN)) {
    addSegment(
      rules,
      top - bottom < THIN
        ? [left, (top + bottom) / 2, right, (top + bottom) / 2]
        : [(left + right) / 2, bottom, (left + right) / 2, top],
    );
    return;
  }
  for (let i = 1; i < points.length && points.length < 12; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (from && to) addSegment(rules, [from[0], from[1], to[0], to[1]]);
  }
}

function addSegment(rules: Rules, [x1, y1, x2, y2]: [number, number, number, number]): void {
  const rule = (at: number, a: number, b: number): Rule => ({ at, from: Math.min(a, b), to: Math.max(a, b) });
  if (Math.abs(y1 - y2) < 1 && Math.abs(x1 - x2) >= SHORT) rules.horizontal.push(rule(y1, x1, x2));
  else if (Math.abs(x1 - x2) < 1 && Math.abs(y1 - y2) >= SHORT) rules.vertical.push(rule(x1, y1, y2));
}
