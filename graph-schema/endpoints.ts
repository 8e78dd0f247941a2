/**
 * Every address under /api/v1, with the name of its response schema in api.ts ("stream" and "file" are not JSON).
 * Plain data without zod, so that the page needs no validator to know where to ask.
 */
export const API_ROOT = '/api/v1';

export const ENDPOINTS = {
  health: { method: 'GET', path: '/health', response: 'healthSchema' },
  search: { method: 'GET', path: '/search', response: 'searchResponseSchema' },
  /** All hits as a file: format=xlsx, csv, docx (quotations) or jsonl. */
  searchFile: { method: 'GET', path: '/search/file', response: 'file' },
  suggest: { method: 'GET', path: '/suggest', response: 'suggestResponseSchema' },
  overview: { method: 'GET', path: '/overview', response: 'overviewResponseSchema' },
  /** What became of the folder that the server watches. */
  watch: { method: 'GET', path: '/watch', response: 'watchResponseSchema' },
  documents: { method: 'GET', path: '/documents', response: 'documentsResponseSchema' },
  document: { method: 'GET', path: '/documents/:document', response: 'documentResponseSchema' },
  documentLinks: { method: 'GET', path: '/documents/:document/links', response: 'documentLinksResponseSchema' },
  /** As an entry of a bibliography; style=gbt7714 (2015), gbt7714-2025 or ris. */
  reference: { method: 'GET', path: '/documents/:document/reference', response: 'file' },
  documentSource: { method: 'GET', path: '/documents/:document/source', response: 'file' },
  /** Several files as multipart "files"; answers one ingest event a line (NDJSON). */
  upload: { method: 'POST', path: '/documents', response: 'stream' },
  correct: { method: 'PATCH', path: '/documents/:document', response: 'documentResponseSchema' },
  remove: { method: 'DELETE', path: '/documents/:document', response: 'none' },
  /** Undoes `remove` as long as the server keeps the file. */
  restore: { method: 'POST', path: '/documents/:document/restore', response: 'documentResponseSchema' },
  clause: { method: 'GET', path: '/documents/:document/clauses/:clause', response: 'clauseViewSchema' },
  /** The store or a choice of its documents; format=jsonl, csv, xlsx, graphml, jsonld … */
  export: { method: 'GET', path: '/export', response: 'file' },
  diagnostics: { method: 'GET', path: '/diagnostics', response: 'diagnosticsResponseSchema' },
  missing: { method: 'GET', path: '/missing', response: 'missingResponseSchema' },
  lineage: { method: 'GET', path: '/lineage', response: 'lineageResponseSchema' },
  coverage: { method: 'GET', path: '/coverage', response: 'coverageResponseSchema' },
  table: { method: 'GET', path: '/table', response: 'tableResponseSchema' },
  /** The table as a file: format=csv, xlsx or docx. */
  tableFile: { method: 'GET', path: '/table/file', response: 'file' },
  targets: { method: 'GET', path: '/targets', response: 'targetsResponseSchema' },
  /** The same as a file: format=csv or xlsx. */
  targetsFile: { method: 'GET', path: '/targets/file', response: 'file' },
  pair: { method: 'GET', path: '/pair', response: 'pairResponseSchema' },
  agencies: { method: 'GET', path: '/agencies', response: 'agenciesResponseSchema' },
  agency: { method: 'GET', path: '/agencies/:agency', response: 'agencyResponseSchema' },
  /** Its duties as a file: format=csv or xlsx. */
  agencyFile: { method: 'GET', path: '/agencies/:agency/file', response: 'file' },
  neighbourhood: { method: 'GET', path: '/neighbourhood', response: 'neighbourhoodResponseSchema' },
  reviews: { method: 'GET', path: '/reviews', response: 'reviewsResponseSchema' },
  review: { method: 'POST', path: '/reviews', response: 'reviewRecordSchema' },
  withdrawReview: { method: 'DELETE', path: '/reviews/:review', response: 'reviewRecordSchema' },
  me: { method: 'GET', path: '/me', response: 'meSchema' },
  regions: { method: 'GET', path: '/regions', response: 'regionsResponseSchema' },
  drafts: { method: 'GET', path: '/drafts', response: 'draftsResponseSchema' },
  createDraft: { method: 'POST', path: '/drafts', response: 'draftResponseSchema' },
  draft: { method: 'GET', path: '/drafts/:draft', response: 'draftResponseSchema' },
  /** 409 with `conflict` where the draft has been saved by somebody else since `base`. */
  saveDraft: { method: 'PUT', path: '/drafts/:draft', response: 'savedDraftSchema' },
  removeDraft: { method: 'DELETE', path: '/drafts/:draft', response: 'none' },
  /** Undoes `removeDraft`. */
  restoreDraft: { method: 'POST', path: '/drafts/:draft/restore', response: 'draftResponseSchema' },
  draftVersions: { method: 'GET', path: '/drafts/:draft/versions', response: 'draftVersionsResponseSchema' },
  draftVersion: { method: 'GET', path: '/drafts/:draft/versions/:version', response: 'draftVersionResponseSchema' },
  restoreVersion: {
    method: 'POST',
    path: '/drafts/:draft/versions/:version/restore',
    response: 'draftResponseSchema',
  },
  checklist: { method: 'GET', path: '/drafts/:draft/checklist', response: 'checklistResponseSchema' },
  findings: { method: 'GET', path: '/drafts/:draft/findings', response: 'checkResponseSchema' },
  /** format=docx, md or txt; form=clean, sources or table. */
  draftFile: { method: 'GET', path: '/drafts/:draft/file', response: 'file' },
  issueDraft: { method: 'POST', path: '/drafts/:draft/issue', response: 'issuedDraftSchema' },
  peers: { method: 'GET', path: '/peers', response: 'peersResponseSchema' },
  replacements: { method: 'POST', path: '/replacements', response: 'replacementsResponseSchema' },
  /** Pasted HTML or text as blocks. */
  blocks: { method: 'POST', path: '/blocks', response: 'blocksResponseSchema' },
  /** A file as multipart "file", as blocks. */
  blocksFile: { method: 'POST', path: '/blocks/file', response: 'blocksResponseSchema' },
  clips: { method: 'GET', path: '/clips', response: 'clipsResponseSchema' },
  addClip: { method: 'POST', path: '/clips', response: 'clipSchema' },
  updateClip: { method: 'PATCH', path: '/clips/:clip', response: 'clipSchema' },
  removeClip: { method: 'DELETE', path: '/clips/:clip', response: 'none' },
  /** Undoes `removeClip`. */
  restoreClip: { method: 'POST', path: '/clips/:clip/restore', response: 'clipSchema' },
  /** A text or the content of a draft, checked without being stored. */
  check: { method: 'POST', path: '/check', response: 'checkedSchema' },
  /** A file as multipart "file", checked without being stored. */
  checkFile: { method: 'POST', path: '/check/file', response: 'checkedFileSchema' },
} as const;
export type EndpointName = keyof typeof ENDPOINTS;
