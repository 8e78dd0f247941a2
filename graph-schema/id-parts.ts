/** Taking ids apart and putting them together; without zod, so that the page can use it. */

/** Joins a document id and a clause slug. */
export function clauseId(documentId: string, slug: string): string {
  return `${documentId}/${slug}`;
}

/** The document part of a clause id. */
export function documentIdOf(id: string): string {
  const cut = id.indexOf('/');
  return cut < 0 ? id : id.slice(0, cut);
}

/** The clause part of a clause id: "yufufa-2021-35/f2.21" → "f2.21"; "" where the id is a document's. */
export function slugOf(id: string): string {
  return id.slice(documentIdOf(id).length + 1);
}

/** Splits a locator into its labels: "二/（一）" → ["二", "（一）"]. */
export function locatorLabels(locator: string): string[] {
  return locator.split('/');
}
