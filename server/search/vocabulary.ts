/** In how many clauses each word stands. */
export class Vocabulary {
  private readonly counts = new Map<string, number>();
  /** Grows with every change, so that what is derived from the words knows when it is old. */
  version = 0;

  add(words: readonly string[]): void {
    for (const word of new Set(words)) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    this.version++;
  }

  remove(words: readonly string[]): void {
    for (const word of new Set(words)) {
      const left = (this.counts.get(word) ?? 0) - 1;
      if (left > 0) this.counts.set(word, left);
      else this.counts.delete(word);
    }
    this.version++;
  }

  frequency(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  entries(): Iterable<[string, number]> {
    return this.counts.entries();
  }

  /** For saving: words and counts. */
  dump(): [string, number][] {
    return [...this.counts];
  }

  clear(): void {
    this.counts.clear();
    this.version++;
  }

  load(entries: readonly (readonly [string, number])[]): void {
    this.clear();
    for (const [word, count] of entries) this.counts.set(word, count);
    this.version++;
  }
}
