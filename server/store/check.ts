import { ZhengmaiError } from '../../graph-schema/errors.ts';
import {
  EDGE_TYPES,
  NODE_LABELS,
  type Changes,
  type EdgeRow,
  type Json,
  type NodeLabel,
} from '../../graph-schema/store.ts';

const LABELS: ReadonlySet<string> = new Set(NODE_LABELS);
const TYPES: ReadonlySet<string> = new Set(EDGE_TYPES);
// matches "yufufa-2021-35/f2.28"; not "a\u0000b", nor half a surrogate pair
const CLEAN_NAME = /^[^\p{Cc}\p{Cs}]+$/u;
// matches "documentId"; not "a.b"
const PROPERTY = /^[a-z]\w*$/iu;

function checkName(kind: string, name: string): void {
  if (!CLEAN_NAME.test(name)) {
    throw new ZhengmaiError('RECORD_INVALID', `${kind}不能为空，也不能含控制字符：${JSON.stringify(name)}`);
  }
}

/** Checks names, labels and types before a store changes anything; unknown labels and types are TypeErrors. */
export function checkChanges(changes: Changes): void {
  for (const { property } of changes.expect ?? []) propertyName(property);
  for (const node of changes.nodes ?? []) {
    if (!LABELS.has(node.label)) throw new TypeError(`unknown node label ${node.label}`);
    checkName('节点标识', node.id);
    if (node.owner !== undefined) checkName('所属文件', node.owner);
  }
  for (const edge of changes.edges ?? []) {
    if (!TYPES.has(edge.type)) throw new TypeError(`unknown edge type ${edge.type}`);
    if (edge.key) checkName('关系键', edge.key);
    if (edge.owner !== undefined) checkName('所属文件', edge.owner);
  }
  for (const blob of changes.blobs ?? []) checkName('文件键', blob.key);
}

/** The error for an edge whose source or target is not in the store. */
export function missingEnd({ src, type, dst }: EdgeRow): ZhengmaiError {
  return new ZhengmaiError('RECORD_INVALID', `关系缺少端点：${src} —${type}→ ${dst}`, { src, type, dst });
}

/** The error for a node that is not what the caller believes it to be. */
export function notAsExpected(id: string): ZhengmaiError {
  return new ZhengmaiError('CONFLICT', `${id} 已被别人改动或删除，没有写入。重新读取后再改。`, { id });
}

/** A property's name, for use inside query text; throws TypeError where it is not a plain identifier. */
export function propertyName(name: string): string {
  if (!PROPERTY.test(name)) throw new TypeError(`not a property name: ${name}`);
  return name;
}

/** A label, for use inside query text; throws TypeError where it is none. */
export function labelName(label: NodeLabel): NodeLabel {
  if (!LABELS.has(label)) throw new TypeError(`unknown node label ${label}`);
  return label;
}

/** The values that a `where` entry accepts. */
export function accepted(value: Json): Json[] {
  return Array.isArray(value) ? value : [value];
}
