import type { DocumentSummary } from '../../graph-schema/api.ts';

/** Documents that an address may have meant. */

/** "yufufa-2021-35" → ["yufufa", "2021", "35"]; the parts that tell what an address meant. */
export function idParts(id: string): { issuer: string; year: string; serial: string } | null {
  const match = /^([a-z]+)-(\d{4})-(\d+)/u.exec(id); // "yufufa-2021-35"; not "t-3f9a"
  return match ? { issuer: match[1] ?? '', year: match[2] ?? '', serial: match[3] ?? '' } : null;
}

/** How alike two document ids are: 0 for nothing in common. */
export function idLikeness(a: string, b: string): number {
  const one = idParts(a);
  const two = idParts(b);
  if (!one || !two) return a.slice(0, 4) === b.slice(0, 4) ? 1 : 0;
  let shared = 0;
  while (shared < one.issuer.length && one.issuer[shared] === two.issuer[shared]) shared++;
  return shared + (one.year === two.year ? 3 : 0) + (one.serial === two.serial ? 2 : 0);
}

const NEAREST = 3;

/** What an id tells of its document: "2021年第53号"; "" where it tells nothing. */
export function idWords(id: string): string {
  const parts = idParts(id);
  return parts ? `${parts.year}年第${parts.serial}号` : '';
}

/** The documents whose ids are most like one, most alike first. */
export function nearestDocuments(id: string, documents: readonly DocumentSummary[]): DocumentSummary[] {
  return documents
    .map((one) => ({ one, likeness: idLikeness(id, one.id) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, NEAREST)
    .map(({ one }) => one);
}
