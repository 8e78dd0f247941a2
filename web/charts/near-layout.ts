import { linkHorizontal } from 'd3';

/** Pure layout of what lies within two steps of one clause. No DOM, no colours. */

export interface NearNode {
  id: string;
  documentId: string;
  /** Key by which clauses of a column are ordered: level and date of the document, place in print. */
  order: string;
}

export interface NearEdge {
  id: string;
  /** The lower or later clause, and what it carries out. */
  from: string;
  to: string;
  /** Within a document, or between equals: neither end is above the other. */
  side: boolean;
  score: number;
}

export interface PlacedNear extends NearNode {
  /** -2 two steps up, 0 the clause itself and what stands beside it, 2 two steps down. */
  column: number;
  x: number;
  y: number;
}

export interface NearLayout {
  width: number;
  height: number;
  box: { width: number; height: number };
  nodes: PlacedNear[];
  edges: (NearEdge & { path: string; width: number })[];
  /** Clauses left out of a column that is full, by column. */
  left: { column: number; count: number; x: number; y: number }[];
  columns: { column: number; x: number }[];
}

export interface NearOptions {
  width: number;
  /** Most clauses in one column. */
  most?: number;
}

const BOX_HEIGHT = 40;
const GAP = 8;
const TOP = 28;
const MOST = 12;
const BOX_SHARE = 0.76;

/** Places a clause in the middle, what is above it on the left, what is below it on the right, step by step. */
export function layoutNear(
  centre: string,
  nodes: readonly NearNode[],
  edges: readonly NearEdge[],
  { width, most = MOST }: NearOptions,
): NearLayout {
  const columns = columnsOf(centre, edges);
  const used = [...new Set(nodes.flatMap(({ id }) => columns.get(id) ?? []))].sort((a, b) => a - b);
  const step = width / Math.max(1, used.length);
  const box = { width: Math.round(Math.min(250, step * BOX_SHARE)), height: BOX_HEIGHT };
  const placed: PlacedNear[] = [];
  const left: NearLayout['left'] = [];
  const strength = strengths(edges);
  used.forEach((column, index) => {
    const own = nodes.filter(({ id }) => columns.get(id) === column);
    const x = Math.round(step * index + (step - box.width) / 2);
    // the strongest are kept, and stand in the order of their documents
    const kept = [...own].sort((a, b) => rank(b) - rank(a)).slice(0, most);
    kept.sort((a, b) => Number(b.id === centre) - Number(a.id === centre) || (a.order < b.order ? -1 : 1));
    kept.forEach((one, at) => placed.push({ ...one, column, x, y: TOP + at * (BOX_HEIGHT + GAP) }));
    if (own.length > kept.length) {
      left.push({ column, count: own.length - kept.length, x, y: TOP + kept.length * (BOX_HEIGHT + GAP) + 12 });
    }
  });
  function rank({ id }: NearNode): number {
    return id === centre ? Infinity : (strength.get(id) ?? 0);
  }
  centreColumns(placed, used);
  const height = Math.max(...placed.map(({ y }) => y + BOX_HEIGHT), ...left.map(({ y }) => y), TOP) + GAP;
  return {
    width,
    height,
    box,
    nodes: placed,
    left,
    columns: used.map((column, index) => ({ column, x: Math.round(step * index + (step - box.width) / 2) })),
    edges: placeEdges(edges, placed, box.width),
  };
}

/** Shorter columns stand in the middle of the longest. */
function centreColumns(placed: PlacedNear[], used: readonly number[]): void {
  const counts = used.map((column) => placed.filter((one) => one.column === column).length);
  const longest = Math.max(0, ...counts);
  used.forEach((column, index) => {
    const shift = ((longest - counts[index]!) * (BOX_HEIGHT + GAP)) / 2;
    for (const one of placed) if (one.column === column) one.y = Math.round(one.y + shift);
  });
}

/** How many steps up (negative) or down each clause is from the middle; the shortest way counts. */
function columnsOf(centre: string, edges: readonly NearEdge[]): Map<string, number> {
  const columns = new Map([[centre, 0]]);
  let frontier = [centre];
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const id of frontier) {
      for (const { from, to, side } of edges) {
        if (from !== id && to !== id) continue;
        const other = from === id ? to : from;
        if (columns.has(other)) continue;
        const shift = side ? 0 : from === id ? -1 : 1;
        columns.set(other, columns.get(id)! + shift);
        next.push(other);
      }
    }
    frontier = next;
  }
  return columns;
}

function strengths(edges: readonly NearEdge[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { from, to, score } of edges) {
    for (const id of [from, to]) best.set(id, Math.max(best.get(id) ?? 0, score));
  }
  return best;
}

const curve = linkHorizontal<{ source: [number, number]; target: [number, number] }, [number, number]>().digits(1);

function placeEdges(edges: readonly NearEdge[], placed: readonly PlacedNear[], boxWidth: number): NearLayout['edges'] {
  const byId = new Map(placed.map((one) => [one.id, one]));
  return edges.flatMap((edge) => {
    const [lower, upper] = [byId.get(edge.from), byId.get(edge.to)];
    if (!lower || !upper) return [];
    const width = Math.round((1.4 + 4 * edge.score) * 10) / 10;
    const [a, b] = lower.x < upper.x ? [lower, upper] : [upper, lower];
    const middle = (one: PlacedNear): number => one.y + BOX_HEIGHT / 2;
    if (a.column === b.column) {
      const x = a.x + boxWidth;
      const path = `M${x} ${middle(a)}C${x + 26} ${middle(a)} ${x + 26} ${middle(b)} ${x} ${middle(b)}`;
      return [{ ...edge, width, path }];
    }
    const path = curve({ source: [a.x + boxWidth, middle(a)], target: [b.x, middle(b)] }) ?? '';
    return [{ ...edge, width, path }];
  });
}
