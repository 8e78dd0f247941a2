/**
 * The clause nearest to an address that no longer exists: the longest beginning of its slug that does,
 * else the clause whose slug shares the most characters from the start; null where nothing is alike.
 */
export function nearestSlug(slugs: readonly string[], wanted: string): string | null {
  const parts = wanted.split('.');
  for (let count = parts.length - 1; count > 0; count--) {
    const beginning = parts.slice(0, count).join('.');
    const last = Number(parts[count]);
    const below = slugs.filter((slug) => slug.startsWith(`${beginning}.`) && slug.split('.').length === count + 1);
    const nearest = below
      .map((slug) => ({ slug, distance: Math.abs(Number(slug.split('.')[count]) - last) }))
      .filter(({ distance }) => Number.isFinite(distance))
      .sort((a, b) => a.distance - b.distance)[0];
    if (nearest) return nearest.slug;
    if (slugs.includes(beginning)) return beginning;
  }
  return slugs.find((slug) => slug.charAt(0) === wanted.charAt(0)) ?? null;
}

const SLUG_WORDS: Record<string, string> = { 0: '引言', n: '通知', f: '附件', z: '专栏', d: '第', a: '第', c: '第' };

/** What a slug was, for messages about addresses that are gone: "f2.21" → "附件2/21", "3.2" → "3/2". */
export function slugInWords(slug: string): string {
  return slug
    .split('.')
    .map((part, index) => {
      const sign = SLUG_WORDS[part.charAt(0)];
      if (sign === undefined || (index > 0 && /^\d/u.test(part))) return part;
      if (part === '0' || part === 'n') return sign;
      const suffix = part.startsWith('a') ? '条' : part.startsWith('c') ? '章' : part.startsWith('d') ? '个破折号' : '';
      return `${sign}${part.slice(1)}${suffix}`;
    })
    .join('/');
}
