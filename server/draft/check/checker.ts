import type { Checked } from '../../../graph-schema/api-check.ts';
import type { CheckResponse, DraftContent, Finding } from '../../../graph-schema/draft.ts';
import type { IngestedDocument } from '../../../graph-schema/records.ts';
import type { GraphStore } from '../../../graph-schema/store.ts';
import { ingestFile } from '../../../ingest/pipeline.ts';
import type { Checks, CheckOptions, SourceFile } from '../../contract.ts';
import { CheckLibrary } from './context.ts';
import { draftRegion } from './draft-document.ts';
import { checkDocument, checkDraft, type CheckContext } from './index.ts';
import { regionOf } from './subject.ts';

/** Checks drafts and finished texts against what a store holds; nothing is stored. */
export class Checker implements Checks {
  readonly #library: CheckLibrary;

  constructor(store: GraphStore) {
    this.#library = new CheckLibrary(store);
  }

  /** A draft against its own parents. Parents that have been removed meanwhile are left out. */
  async draft(draft: DraftContent, request: CheckOptions = {}): Promise<CheckResponse> {
    const context = await this.#library.held(draft.parents, request, draftRegion(draft));
    return responseOf(checkDraft(draft, context, { all: request.all ?? false }));
  }

  /** A draft that is not stored, against its own parents or those that the request names. Throws as `file` does. */
  async given(draft: DraftContent, request: CheckOptions = {}): Promise<Checked> {
    const context = request.parents
      ? await this.#library.context(request)
      : await this.#library.held(draft.parents, request, draftRegion(draft));
    const findings = checkDraft(draft, context, { all: request.all ?? false });
    return { title: draft.title, region: draft.region.name, parents: parentsOf(context), ...responseOf(findings) };
  }

  /**
   * Every document in a file, with its name.
   * @throws ZhengmaiError as the readers do, BAD_REQUEST for an unknown region, DOCUMENT_NOT_FOUND for an unknown parent
   */
  async file({ name, bytes }: SourceFile, request: CheckOptions = {}): Promise<(Checked & { file: string })[]> {
    const checked: (Checked & { file: string })[] = [];
    for (const document of await ingestFile({ name, bytes })) {
      const context = await this.#library.context(request, document);
      const findings = checkDocument(document, context, { all: request.all ?? false });
      checked.push({ file: document.document.source.file, ...checkedOf(document, context, findings) });
    }
    return checked;
  }
}

function checkedOf(document: IngestedDocument, context: CheckContext, findings: readonly Finding[]): Checked {
  return {
    title: document.document.title,
    region: (context.region ?? regionOf(document.document))?.name ?? null,
    parents: parentsOf(context),
    ...responseOf(findings),
  };
}

function parentsOf({ parents }: CheckContext): Checked['parents'] {
  return parents.map(({ document: { id, document, title } }) => ({ id, document, title }));
}

/** Findings with their number by rule, dismissed ones not counted. */
export function responseOf(findings: readonly Finding[]): CheckResponse {
  const counts: Record<string, number> = {};
  for (const { rule, dismissed } of findings) if (!dismissed) counts[rule] = (counts[rule] ?? 0) + 1;
  return { findings: [...findings], counts };
}
