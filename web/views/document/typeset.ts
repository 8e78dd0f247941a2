import type { DiagnosticRecord, TargetRecord } from '../../../graph-schema/records.ts';
import { foldWidth } from '../../parts/highlight.tsx';
import type { Citation, ReaderClause } from './outline-tree.ts';

/** What is marked in the official text. The text itself is never altered. */
export type TextLayer =
  | { sort: 'heading' }
  | { sort: 'target'; object: string }
  | { sort: 'citation'; citation: Citation }
  | { sort: 'diagnostic'; message: string }
  | { sort: 'found'; current: boolean };

export interface LayerSpan {
  span: readonly [number, number];
  layer: TextLayer;
}

/** A stretch of text with everything that lies over it. */
export interface Run {
  text: string;
  start: number;
  layers: TextLayer[];
}

/** Cuts a slice of a text wherever a layer begins or ends. The runs joined are the slice. */
export function runsOf(text: string, from: number, to: number, layers: readonly LayerSpan[]): Run[] {
  const cuts = new Set([from, to]);
  for (const { span } of layers) for (const at of span) if (at > from && at < to) cuts.add(at);
  const inOrder = Array.from(cuts).sort((a, b) => a - b);
  return inOrder.slice(0, -1).flatMap((start, index) => {
    const end = inOrder[index + 1] ?? to;
    if (end <= start) return [];
    const over = layers.filter(({ span }) => span[0] <= start && span[1] >= end && span[0] < span[1]);
    return [{ text: text.slice(start, end), start, layers: over.map((one) => one.layer) }];
  });
}

/** Where a place in the cleaned text lies in a clause's own text, or null where it is not in this clause. */
export function offsetInClause(clause: Pick<ReaderClause, 'spans' | 'text'>, at: number): number | null {
  let before = 0;
  for (const [start, end] of clause.spans) {
    if (at >= start && at <= end) return Math.min(before + at - start, clause.text.length);
    before += end - start;
  }
  return null;
}

const AFTER_VALUE = /^\s*(?:以上|以下|以内|左右|上下|多|余|及以上)/u; // "以上学校"; not "学校以上"

/** Where a target's value stands in its clause: number, unit and 以上; the whole target where it has no number. */
export function valueSpan(
  target: Pick<TargetRecord, 'span' | 'text' | 'value' | 'value2' | 'unit'>,
): readonly [number, number] {
  const [start] = target.span;
  const text = foldWidth(target.text);
  const last = target.value2 ?? target.value;
  const from = target.value === null ? -1 : text.indexOf(String(target.value));
  if (from < 0) return target.span;
  let to = text.indexOf(String(last), from) + String(last).length;
  if (target.unit && text.startsWith(foldWidth(target.unit), to)) to += target.unit.length;
  to += AFTER_VALUE.exec(text.slice(to))?.[0].length ?? 0;
  return [start + from, start + to];
}

/** Layers of one clause from its records; diagnostics count in the cleaned text, everything else in the clause's. */
export function layersOf(clause: ReaderClause, diagnostics: readonly DiagnosticRecord[]): LayerSpan[] {
  const heading: LayerSpan[] =
    clause.bodyStart > 0 ? [{ span: [0, clause.bodyStart], layer: { sort: 'heading' } }] : [];
  const targets = clause.targets.map((target): LayerSpan => ({
    span: valueSpan(target),
    layer: { sort: 'target', object: target.object },
  }));
  const citations = clause.citations.flatMap((citation): LayerSpan[] =>
    citation.span ? [{ span: citation.span, layer: { sort: 'citation', citation } }] : [],
  );
  const doubts = diagnostics.flatMap((one): LayerSpan[] => {
    const start = one.span && offsetInClause(clause, one.span[0]);
    const end = one.span && offsetInClause(clause, one.span[1]);
    return typeof start === 'number' && typeof end === 'number' && end > start && end - start < clause.text.length
      ? [{ span: [start, end], layer: { sort: 'diagnostic', message: one.message } }]
      : [];
  });
  return [...heading, ...targets, ...citations, ...doubts];
}

/** Paragraphs of a text as ranges without their line ends; empty lines are left out. */
export function paragraphsOf(text: string): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const lead = line.length - line.trimStart().length;
    const body = line.trim();
    if (body) found.push([start + lead, start + lead + body.length]);
    start += line.length + 1;
  }
  return found;
}

/** How a printed heading is set: 一、 黑体; （一） 楷体; 1. bold; unnumbered like 一、. */
export function headingClass(clause: Pick<ReaderClause, 'label' | 'form'>): string {
  const label = clause.label.trim();
  if (clause.form === 'annex' || clause.form === 'box') return 'heading-annex';
  if (/^（.+）$|^\(.+\)$/u.test(label)) return 'heading-2'; // "（一）"; not "一、"
  if (/^\d/u.test(label)) return 'heading-3'; // "6."; not "（6）"
  if (/^第.+条/u.test(label)) return 'heading-article'; // "第十二条"; not "第三章"
  return 'heading-1';
}
