/** Media types of the files that are given out, by their extension. */
export const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson',
  jsonld: 'application/ld+json',
  graphml: 'application/graphml+xml',
  cypher: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  ris: 'application/x-research-info-systems',
} as const;
