import { f1Interval } from './bootstrap.ts';
import { bandPrecision, calibration } from './calibration.ts';
import { measureKey, type Baseline, type Change } from './baseline.ts';
import { prf, total } from './figures.ts';
import { PARTS, type Item, type Measure, type Reading } from './types.ts';

const PART_TITLES = {
  metadata: '元数据',
  structure: '结构',
  targets: '指标',
  duties: '责任单位',
  citations: '引用',
  links: '条款关联',
  parents: '上位文件',
};
const RATIO_TITLES: Record<string, string> = {
  titles: '标题',
  cmp: '比较符',
  lead: '牵头',
  resolved: '解析',
  kind: '类型',
  decoys: '避开干扰',
};

/** Measures with the reading that they were made from, for showing the text of an error. */
export interface Scored {
  reading: Reading;
  measures: Measure[];
}

/** A group of measures that belong together: the corpus, pool documents, pairs. */
export interface Section {
  title: string;
  scored: Scored[];
}

/** All measures of a section. */
export function measuresOf({ scored }: Section): Measure[] {
  return scored.flatMap(({ measures }) => measures);
}

/** The table of one section: each part by scope with its total, and what changed against the baseline. */
export function sectionTable(section: Section, baseline: Baseline, checkOnly: ReadonlySet<string>): string {
  const lines = [`# ${section.title}`];
  const measures = measuresOf(section);
  for (const part of PARTS) {
    const own = measures.filter((measure) => measure.part === part);
    if (own.length === 0) continue;
    lines.push(`## ${PART_TITLES[part]} ${part}`);
    for (const measure of own) {
      const mark = checkOnly.has(measure.scope) ? '  核' : '';
      lines.push(`${figureLine(measure)}${difference(measure, baseline)}${mark}`);
    }
    lines.push(...totalLines(own, checkOnly));
  }
  return lines.join('\n');
}

/** Totals over what rules may be tuned on, and over what is kept for checking. */
function totalLines(measures: readonly Measure[], checkOnly: ReadonlySet<string>): string[] {
  const checked = measures.filter(({ scope }) => checkOnly.has(scope));
  const open = measures.filter(({ scope }) => !checkOnly.has(scope));
  return [total(open, '合计'), total(checked, '合计（核对）')].flatMap((all) => {
    if (!all || measures.length < 2) return [];
    return all.part === 'links'
      ? [figureLine(all), ...kindLines(all.items), ...scoreLines(all.items)]
      : [figureLine(all)];
  });
}

function figureLine(measure: Measure): string {
  const { p, r, f1 } = prf(measure);
  const { ratio, tp, fp, fn } = measure;
  const interval = measure.part === 'links' ? f1Interval(measure.items) : null;
  const range = interval ? ` [${decimal(interval[0])}–${decimal(interval[1])}]` : '';
  const second = ratio.of > 0 ? `  ${RATIO_TITLES[ratio.name] ?? ratio.name} ${ratio.right}/${ratio.of}` : '';
  return `  ${padded(measure.scope, 28)} P ${decimal(p)}  R ${decimal(r)}  F1 ${decimal(f1)}${range}  对${tp} 误${fp} 漏${fn}${second}`;
}

function difference(measure: Measure, baseline: Baseline): string {
  const old = baseline[measureKey(measure)];
  if (!old) return '  （新）';
  const change = prf(measure).f1 - prf(old).f1;
  return Math.abs(change) < 0.0005 ? '' : `  ${change > 0 ? '▲' : '▼'}${Math.abs(change).toFixed(3)}`;
}

/** Links by kind: recall over the annotated kind, precision over the reported kind. */
function kindLines(items: readonly Item[]): string[] {
  return ['verbatim', 'adapted', 'thematic'].map((kind) => {
    const wanted = items.filter((item) => item.kind === kind);
    const reported = items.filter((item) => item.gotKind === kind && item.outcome !== 'missed');
    const found = wanted.filter((item) => item.outcome === 'hit').length;
    const right = reported.filter((item) => item.outcome === 'hit').length;
    return `  · ${padded(kind, 26)} 召回 ${share(found, wanted.length)}  精确 ${share(right, reported.length)}`;
  });
}

/** Precision of the two bands, and share of right links by score. */
function scoreLines(items: readonly Item[]): string[] {
  const bands = ['firm', 'review'].map((band) => {
    const { right, of } = bandPrecision(items, band);
    return `${band} ${share(right, of)}`;
  });
  const bins = calibration(items).map(({ from, right, of }) => `${from.toFixed(1)}– ${share(right, of)}`);
  return [`  · 分档精确 ${bands.join('  ')}`, `  · 按分值 ${bins.join('  ')}`];
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${decimal(part / whole)} (${part}/${whole})` : '—';
}

function decimal(value: number): string {
  return value.toFixed(3);
}

/** What the present rules won and lost, by name. */
export function changeList(list: readonly Change[], baseline: Baseline): string {
  if (Object.keys(baseline).length === 0) return '还没有上次提交的结果；用 --update 写入。';
  if (list.length === 0) return '与上次提交的结果逐项相同。';
  return list
    .flatMap(({ scope, won, lost }) => [
      `## ${scope}：赢 ${won.length}，输 ${lost.length}`,
      ...won.map((name) => `  + ${name}`),
      ...lost.map((name) => `  - ${name}`),
    ])
    .join('\n');
}

/** Pads to a width in columns; Chinese characters take two. */
function padded(text: string, width: number): string {
  const columns = Array.from(text).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, width - columns));
}
