/**
 * Every address under /api/v1, with the name of its response schema in api.ts ("stream" and "file" are not JSON).
 * Plain data without zod, so that the page needs no validator to know where to ask.
 */
export const API_ROOT = '/api/v1';

export const ENDPOINTS = {
  health: { method: 'GET', path: '/health', response: 'healthSchema' },
  search: { method: 'GET', path: '/search', response: 'searchResponseSchema' },
  suggest: { method: 'GET', path: '/suggest', response: 'suggestResponseSchema' },
  overview: { method: 'GET', path: '/overview', response: 'overviewResponseSchema' },
  documents: { method: 'GET', path: '/documents', response: 'documentsResponseSchema' },
  document: { method: 'GET', path: '/documents/:document', response: 'documentResponseSchema' },
  documentLinks: { method: 'GET', path: '/documents/:document/links', response: 'documentLinksResponseSchema' },
  documentSource: { method: 'GET', path: '/documents/:document/source', response: 'file' },
  /** Several files as multipart "files"; answers one ingest event a line (NDJSON). */
  upload: { method: 'POST', path: '/documents', response: 'stream' },
  correct: { method: 'PATCH', path: '/documents/:document', response: 'documentResponseSchema' },
  remove: { method: 'DELETE', path: '/documents/:document', response: 'none' },
  /** Undoes `remove` as long as the server keeps the file. */
  restore: { method: 'POST', path: '/documents/:document/restore', response: 'documentResponseSchema' },
  clause: { method: 'GET', path: '/documents/:document/clauses/:clause', response: 'clauseViewSchema' },
  diagnostics: { method: 'GET', path: '/diagnostics', response: 'diagnosticsResponseSchema' },
  missing: { method: 'GET', path: '/missing', response: 'missingResponseSchema' },
  lineage: { method: 'GET', path: '/lineage', response: 'lineageResponseSchema' },
  coverage: { method: 'GET', path: '/coverage', response: 'coverageResponseSchema' },
  table: { method: 'GET', path: '/table', response: 'tableResponseSchema' },
  /** The table as a file: format=csv or xlsx. */
  tableFile: { method: 'GET', path: '/table/file', response: 'file' },
  targets: { method: 'GET', path: '/targets', response: 'targetsResponseSchema' },
  pair: { method: 'GET', path: '/pair', response: 'pairResponseSchema' },
  agencies: { method: 'GET', path: '/agencies', response: 'agenciesResponseSchema' },
  agency: { method: 'GET', path: '/agencies/:agency', response: 'agencyResponseSchema' },
  neighbourhood: { method: 'GET', path: '/neighbourhood', response: 'neighbourhoodResponseSchema' },
  reviews: { method: 'GET', path: '/reviews', response: 'reviewsResponseSchema' },
  review: { method: 'POST', path: '/reviews', response: 'reviewRecordSchema' },
  withdrawReview: { method: 'DELETE', path: '/reviews/:review', response: 'reviewRecordSchema' },
} as const;
export type EndpointName = keyof typeof ENDPOINTS;
