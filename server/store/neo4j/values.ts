import neo4j from 'neo4j-driver';
import { REVIEW_NAMES } from '../../../graph-schema/names.ts';
import {
  NODE_LABELS,
  type EdgeRow,
  type Json,
  type NodeLabel,
  type NodeRow,
  type Props,
} from '../../../graph-schema/store.ts';
import type { ReviewDecision } from '../../../graph-schema/terms.ts';

/**
 * Properties as Neo4j can hold them: single values and lists of one kind. Nested values become JSON text, null values
 * are absent; what was changed is noted in the property `_z` ("json:cells", "null:region", "caption"), so that reading
 * gives back exactly what was written. Files for the import tool, which knows no empty lists, note them as "empty:theme".
 * A property with a name that the store needs itself ("id" of nodes, "key" of edges) is noted as "same:id" where it says
 * the same as the row, and else stored under another name and noted as "moved:id".
 */
const NOTES = '_z';
export const OWNER = '_owner';
type Scalar = string | number | boolean;

const isScalar = (value: Json): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Whole numbers are stored as integers, so that people see 2023 and not 2023.0. */
function native(value: Scalar): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? neo4j.int(value) : value;
}

function nativeList(values: readonly Json[]): unknown[] | undefined {
  const kind = typeof values[0];
  if (!values.every((value) => isScalar(value) && typeof value === kind)) return undefined;
  const whole = values.every((value) => Number.isSafeInteger(value));
  return kind === 'number' && !whole ? [...values] : values.map((value) => native(value as Scalar));
}

/** What a person sees on the node in Neo4j Browser where the record itself has no name or title. */
function caption(label: NodeLabel, props: Props): string | undefined {
  if ('name' in props) return undefined;
  const texts = (...names: string[]): string =>
    names
      .map((name) => props[name])
      .filter((value) => typeof value === 'string' && value !== '')
      .join(' ');
  const said: Partial<Record<NodeLabel, string>> = {
    Clause: texts('locator', 'title'),
    Target: texts('text'),
    Diagnostic: texts('message'),
    Review: [REVIEW_NAMES[props['action'] as ReviewDecision] ?? '附注', texts('who', 'note')].join(' '),
    DraftVersion: `第${String(props['version'])}版`,
    Setting: texts('kind', 'document'),
  };
  return said[label] || undefined;
}

/** What the store itself writes on a row: the node's id or the edge's key. */
export interface OwnProperty {
  name: 'id' | 'key';
  value: string;
}

const moved = (key: string): string => `_moved_${key}`;
const isReserved = (key: string, own: OwnProperty): boolean => key === own.name || key === OWNER || key === NOTES;

/** Properties of a node or edge in the form that the driver takes. `label` only for nodes. */
export function toNative(
  props: Props,
  owner: string | undefined,
  own: OwnProperty,
  label?: NodeLabel,
): Record<string, unknown> {
  const native_: Record<string, unknown> = {};
  const notes: string[] = [];
  for (const [name, value] of Object.entries(props)) {
    if (name === own.name && value === own.value) {
      notes.push(`same:${name}`);
      continue;
    }
    const key = isReserved(name, own) ? moved(name) : name;
    if (key !== name) notes.push(`moved:${name}`);
    if (value === null) notes.push(`null:${key}`);
    else if (isScalar(value)) native_[key] = native(value);
    else {
      const list = Array.isArray(value) ? nativeList(value) : undefined;
      native_[key] = list ?? JSON.stringify(value);
      if (!list) notes.push(`json:${key}`);
    }
  }
  const name = label && caption(label, props);
  if (name) {
    native_['name'] = name;
    notes.push('caption');
  }
  if (owner !== undefined) native_[OWNER] = owner;
  if (notes.length > 0) native_[NOTES] = notes;
  native_[own.name] = own.value;
  return native_;
}

/** A node as the statements that write it take it. */
export function nativeNode({ id, label, props, owner }: NodeRow): { id: string; props: Record<string, unknown> } {
  return { id, props: toNative(props, owner, { name: 'id', value: id }, label) };
}

/** An edge as the statements that write it take it. */
export function nativeEdge({ src, dst, key = '', props, owner }: EdgeRow): {
  src: string;
  dst: string;
  key: string;
  props: Record<string, unknown>;
} {
  return { src, dst, key, props: toNative(props, owner, { name: 'key', value: key }) };
}

/** Bytes from a blob that came in as text (see `toBase64`). */
export function fromBase64(parts: readonly string[]): Uint8Array {
  return new Uint8Array(Buffer.from(parts.join(''), 'base64'));
}

/** Bytes as texts of at most `length` characters each (a multiple of four). */
export function toBase64(bytes: Uint8Array, length: number): string[] {
  const text = Buffer.from(bytes).toString('base64') || '===='; // no bytes at all, where an empty list cannot be told from none
  return Array.from({ length: Math.ceil(text.length / length) }, (_, i) => text.slice(i * length, (i + 1) * length));
}

/** Undoes `toNative`. */
export function fromNative(
  stored: Record<string, unknown>,
  own: OwnProperty['name'],
): { props: Props; owner?: string } {
  const { [NOTES]: notes = [], [OWNER]: owner, [own]: value, ...rest } = stored;
  const props = rest as Props;
  for (const note of notes as string[]) {
    const key = note.slice(note.indexOf(':') + 1);
    if (note === 'caption') delete props['name'];
    else if (note.startsWith('same:')) props[key] = value as string;
    else if (note.startsWith('null:')) props[key] = null;
    else if (note.startsWith('empty:')) props[key] = [];
    else if (note.startsWith('json:')) props[key] = JSON.parse(props[key] as string) as Json;
  }
  for (const note of notes as string[]) if (note.startsWith('moved:')) restore(props, note.slice('moved:'.length));
  return typeof owner === 'string' ? { props, owner } : { props };
}

function restore(props: Props, key: string): void {
  props[key] = props[moved(key)] ?? null;
  Reflect.deleteProperty(props, moved(key));
}

/** The one label of ours among a node's labels. */
export function ownLabel(labels: readonly string[]): NodeLabel {
  const label = NODE_LABELS.find((name) => labels.includes(name));
  if (!label) throw new TypeError(`no label of the vocabulary: ${labels.join(', ')}`);
  return label;
}
