import type { ClauseForm } from '../../graph-schema/terms.ts';
import { CLOSED, squash } from '../patterns.ts';
import type { CleanText, Outline, OutlineClause } from '../types.ts';
import { toClause } from './clause.ts';
import type { Draft } from './draft.ts';
import { splitInner, type ZoneLine } from './inner.ts';
import type { Family } from './labels.ts';
import { damagedCells } from './oddities.ts';
import { readSequence, type Node } from './reading.ts';
import type { TableLine } from './tables.ts';
import { findUnits } from './units.ts';
import type { Zone } from './zones.ts';

const FORM: Partial<Record<Family, ClauseForm>> = { dash: 'dash', article: 'article', row: 'row', box: 'box' };

/** Clauses of one zone, in document order. */
export function buildZone(clean: CleanText, zone: Zone): Pick<Outline, 'clauses' | 'findings'> {
  const head = clean.lines.slice(zone.from, zone.body);
  const lines = [...head, ...splitInner(clean.lines.slice(zone.body, zone.to))];
  const { units, table } = findUnits(lines, head.length);
  const drafts = collect({ lines, zone, body: head.length, nodes: readSequence(units), table });
  const findings: Outline['findings'] = [];
  const clauses: OutlineClause[] = [];
  for (const draft of drafts) {
    const clause = toClause(clean.text, lines, draft, table);
    const finding = draft.node && oddity(lines, draft);
    clauses.push(clause);
    findings.push(...(finding ? [finding] : []), ...damagedCells(clause));
  }
  markHeadings(clauses);
  return { clauses, findings };
}

interface ZoneContent {
  lines: readonly ZoneLine[];
  zone: Zone;
  /** Lines before it are the zone's heading. */
  body: number;
  nodes: Map<number, Node>;
  table: Map<number, TableLine>;
}

/** Gives every line of the zone to a clause. */
function collect({ lines, zone, body, nodes, table }: ZoneContent): Draft[] {
  const drafts: Draft[] = [];
  const byNode = new Map<Node, Draft>();
  const root = rootDraft(lines.slice(0, body), zone);
  if (root) drafts.push(root);
  const titled = root?.form === 'heading' && body > 0;
  let intro: Draft | null = titled ? null : root; // a bound text without a title has its 引言 in its place
  let current: Draft | null = intro;
  // the last clause outside boxes, to which lines behind a box belong
  let outer: Draft | null = null;
  for (let i = body; i < lines.length; i++) {
    const node = nodes.get(i);
    const known = node && byNode.get(node);
    if (known) {
      known.lines.push(i);
    } else if (node) {
      const locator = [...(zone.label === null || node.family === 'box' ? [] : [zone.label]), ...path(node)].join('/');
      current = {
        node,
        locator,
        label: node.family === 'plain' ? '' : node.printed,
        title: null,
        form: FORM[node.family] ?? 'item',
        lines: [i],
      };
      if (absolute(node)) current.locator = path(node).join('/');
      else outer = current;
      byNode.set(node, current);
      drafts.push(current);
    } else {
      const owner: Draft | null = ownerOf(lines, i, current, table, byNode, { root, outer });
      if (owner && !(owner === root && owner === intro && introduces({ lines, zone, body, nodes, table }, i)))
        owner.lines.push(i);
      else {
        if (!intro || intro === root) {
          const locator = zone.label === null ? '引言' : `${zone.label}/引言`;
          intro = { node: null, locator, label: '', title: '', form: 'intro', lines: [] };
          drafts.splice(root ? 1 : 0, 0, intro);
        }
        intro.lines.push(i);
        current = current === null || current === root ? intro : current;
      }
    }
  }
  return drafts;
}

/** True for a sentence below the title of an annex that has an outline of its own: its 引言. */
function introduces({ lines, zone, body, nodes }: ZoneContent, i: number): boolean {
  const line = lines[i];
  if (zone.kind !== 'annex' || !line || line.cell || line.narrow || !CLOSED.test(line.text) || line.text.length < 10)
    return false;
  for (const at of nodes.keys()) if (at < i) return false;
  return [...nodes.values()].some(({ unit, family }) => unit.table === undefined && family !== 'row') && i >= body;
}

function rootDraft(head: readonly ZoneLine[], zone: Zone): Draft | null {
  if (zone.label === null) return null;
  const lines = head.map((_, i) => i);
  if (zone.kind === 'annex') {
    const first = head[0]?.text ?? '';
    // matches "附件2：任务清单"; the title may begin on the line of the label
    const printed =
      /^附\s?[件表录图]?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-H]\b)?\s?[:：.．﹒、]?\s*/u.exec(first)?.[0] ?? '';
    const title = [first.slice(printed.length), ...head.slice(1).map(({ text }) => text)].join('');
    return { node: null, locator: zone.label, label: printed.trim(), title: title.trim(), form: 'annex', lines };
  }
  if (zone.kind === 'notice')
    return { node: null, locator: zone.label, label: '', title: '', form: 'notice', lines: [] };
  const title = head.map(({ text }) => text).join('');
  return { node: null, locator: zone.label, label: '', title, form: 'heading', lines };
}

/** Labels from the outside in; a box stands at the top of its document. */
function path(node: Node): string[] {
  const labels: string[] = [];
  for (let at: Node | null = node; at; at = at.family === 'box' ? null : at.parent) labels.unshift(at.label);
  return labels;
}

function absolute(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (at.family === 'box') return true;
  return false;
}

/** The clause that a line without a label belongs to: the current one, or what holds the table or box that ended before it. */
function ownerOf(
  lines: readonly ZoneLine[],
  i: number,
  current: Draft | null,
  table: Map<number, TableLine>,
  byNode: Map<Node, Draft>,
  { root, outer }: { root: Draft | null; outer: Draft | null },
): Draft | null {
  const line = lines[i];
  let node = current?.node ?? null;
  if (!node || !line) return current;
  if (line.narrow) {
    const again = ancestorPrinted(node, squash(line.text), lines);
    if (again) return byNode.get(again) ?? current;
  }
  const left = (at: Node): boolean => at.unit.table !== undefined && at.unit.table !== line.cell?.table;
  const outside = table.get(i)?.kind === 'header';
  while (node && (node.family === 'row' || left(node)) && (outside || left(node))) node = node.parent;
  // behind the table of a box the text around the box goes on, unless it is a note on the table
  if (node?.family === 'box' && node !== current?.node && !line.cell && !/^(?:注|备注|说明)[:：]/u.test(line.text))
    node = null;
  if (node) return byNode.get(articleAbove(node, lines[i - 1], line) ?? node) ?? current;
  return root ?? outer ?? current;
}

/** The article that a paragraph behind the last of its items belongs to: its next 款. */
function articleAbove(node: Node, before: ZoneLine | undefined, line: ZoneLine): Node | null {
  if (line.inner || line.cell || !/。$/u.test(before?.text ?? '') || !CLOSED.test(line.text)) return null;
  for (let at = node.parent; at; at = at.parent) if (at.family === 'article') return at;
  return null;
}

/** The open clause whose heading a piece of a narrow column repeats at the top of a page. */
function ancestorPrinted(node: Node, text: string, lines: readonly ZoneLine[]): Node | null {
  for (let at: Node | null = node; at; at = at.parent) {
    const head = lines[at.unit.line];
    if (head?.narrow && text.length > 2 && squash(head.text).includes(text)) return at;
  }
  return null;
}

function markHeadings(clauses: readonly OutlineClause[]): void {
  const parents = new Set(clauses.map(({ parent }) => parent));
  for (const clause of clauses) {
    if (clause.form !== 'item' || !parents.has(clause.locator)) continue;
    clause.form = 'heading';
    // a heading with a full stop behind it is seen to be one by the clauses below it
    const line =
      clause.title === '' ? /^[^。；：\n]{1,40}(?=。$)/u.exec(clause.text.slice(clause.bodyStart))?.[0] : undefined;
    if (line !== undefined) Object.assign(clause, { title: line, bodyStart: clause.text.length });
  }
}

function oddity(lines: readonly ZoneLine[], { node, locator }: Draft): Outline['findings'][number] | null {
  const span = node && lines[node.unit.line]?.span;
  if (!node || !span) return null;
  const [printed, label] = [node.printed, node.label];
  if (node.oddity === 'repaired') {
    return { code: 'NUMBER_REPAIRED', message: `“${printed}”应为“${label}”`, span, locator };
  }
  if (node.oddity === 'skipped')
    return { code: 'NUMBER_SKIPPED', message: `“${printed}”之前有编号缺失`, span, locator };
  if (node.oddity === 'repeated') return { code: 'NUMBER_REPEATED', message: `“${printed}”编号重复`, span, locator };
  return null;
}
