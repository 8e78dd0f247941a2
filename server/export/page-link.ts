import { documentIdOf, slugOf } from '../../graph-schema/ids.ts';

/** Address of a document, or of a clause within its document's page, below the page's root ("http://127.0.0.1:3000"). */
export function pageLink(base: string, id: string): string {
  const slug = slugOf(id);
  return `${base.replace(/\/+$/u, '')}/d/${documentIdOf(id)}${slug === '' ? '' : `#${slug}`}`;
}
