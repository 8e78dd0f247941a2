import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { draftContentSchema, type Draft, type DraftContent, type DraftSummary } from '../../graph-schema/draft.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import type { VersionNote } from './history.ts';

/** What a Draft node says; the text itself is in the node of its newest version. */
export interface DraftHead {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  updatedBy: string;
  title: string;
  documentType: string;
  region: DraftContent['region'];
  /** Hash of the newest content, by which a save without a change is told. */
  hash: string;
  /** Parent items, and how many of them need nothing more. */
  items: number;
  done: number;
  /** When it was removed; null where it is not. */
  deleted: string | null;
  /** Document that it was issued as. */
  issued: string | null;
  /** Kept versions, oldest first. */
  history: VersionNote[];
}

/** Node id of a draft. */
export function draftNodeId(id: string): string {
  return `draft:${id}`;
}

/** Node id of one version of a draft. */
export function versionNodeId(id: string, version: number): string {
  return `draft:${id}@${version}`;
}

/** The node of a draft. */
export function headNode(head: DraftHead): NodeRow {
  return { id: draftNodeId(head.id), label: 'Draft', props: { ...head, draft: head.id } as unknown as Props };
}

/** What a Draft node says. */
export function headOf({ props }: NodeRow): DraftHead {
  const { draft, ...head } = props as unknown as DraftHead & { draft: string };
  return { ...head, id: draft };
}

/** The node of a version. Content is packed: a draft of 300 clauses is some 200 KB, and versions are many. */
export function versionNode(id: string, version: number, content: DraftContent): NodeRow {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(content)), { level: 3 }).toString('base64');
  return { id: versionNodeId(id, version), label: 'DraftVersion', props: { draft: id, version, packed } };
}

function contentOf({ props }: NodeRow): DraftContent {
  const json: unknown = JSON.parse(inflateRawSync(Buffer.from(String(props['packed']), 'base64')).toString());
  return draftContentSchema.parse(json);
}

/** A draft's head. Throws NOT_FOUND. */
export async function readHead(store: GraphStore, id: string): Promise<DraftHead> {
  const [row] = await store.nodes([draftNodeId(id)]);
  if (row?.label !== 'Draft') throw new ZhengmaiError('NOT_FOUND', `没有草稿 ${id}。草稿一览见“起草”。`, { id });
  return headOf(row);
}

/** What a draft was in one version. Throws NOT_FOUND where the version has been thinned out or never was. */
export async function readContent(store: GraphStore, id: string, version: number): Promise<DraftContent> {
  const [row] = await store.nodes([versionNodeId(id, version)]);
  if (row) return contentOf(row);
  throw new ZhengmaiError('NOT_FOUND', `草稿没有留存第 ${version} 版。留存的版本见版本记录。`, { id, version });
}

/** The draft as the API gives it. */
export function draftOf(head: DraftHead, content: DraftContent): Draft {
  const { id, version, createdAt, updatedAt, updatedBy } = head;
  return { ...content, id, version, createdAt, updatedAt, updatedBy };
}

/** The draft's line in the list. */
export function summaryOfDraft(head: DraftHead): DraftSummary {
  const { id, title, documentType, region, version, updatedAt, updatedBy, items, done } = head;
  return { id, title, documentType, region, version, updatedAt, updatedBy, items, done };
}

/** Node id of what a draft has seen of its parents. */
export function seenNodeId(id: string): string {
  return `draft-seen:${id}`;
}

/** Hash of a content: the same words give the same one. */
export function contentHash(content: DraftContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
