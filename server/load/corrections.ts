import { documentPatchSchema, type DocumentPatch } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import type { GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import { withName } from './identity.ts';

function correctionId(id: DocumentId): string {
  return `correction:${id}`;
}

/** What was corrected by hand in a document's record; empty where nothing was. */
export async function readCorrection(store: GraphStore, id: DocumentId): Promise<DocumentPatch> {
  const [row] = await store.nodes([correctionId(id)]);
  return documentPatchSchema.parse(row?.props ?? {});
}

/** The node that keeps a document's corrections over later ingests and removal. */
export function correctionNode(id: DocumentId, patch: DocumentPatch): NodeRow {
  return { id: correctionId(id), label: 'Setting', props: patch as Props };
}

/** A document as corrected; its id stays, its name follows number and title. */
export function corrected(ingested: IngestedDocument, patch: DocumentPatch): IngestedDocument {
  const known = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const document = { ...ingested.document, ...known };
  const renamed = 'documentNumber' in known || 'title' in known;
  const name = document.documentNumber?.replace(/\s/gu, '') ?? document.title;
  return renamed ? withName({ ...ingested, document }, name) : { ...ingested, document };
}
