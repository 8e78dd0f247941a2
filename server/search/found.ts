/** Clauses that a query finds, each once, with their scores: an array over all clauses, since a map costs too much. */
export class Found {
  private readonly list: number[] = [];
  private readonly scores: Float64Array;
  private readonly present: Uint8Array;

  /** @param span one more than the highest number of a clause */
  constructor(span: number) {
    this.scores = new Float64Array(span);
    this.present = new Uint8Array(span);
  }

  add(ord: number, score: number): void {
    if (this.present[ord] === 1) return;
    this.present[ord] = 1;
    this.scores[ord] = score;
    this.list.push(ord);
  }

  has(ord: number): boolean {
    return this.present[ord] === 1;
  }

  /** 0 for clauses that are not in. */
  score(ord: number): number {
    return this.scores[ord] ?? 0;
  }

  /** Raises the scores of those that pass the test. */
  raise(factor: number, passes: (ord: number) => boolean): void {
    for (const ord of this.list) if (passes(ord)) this.scores[ord]! *= factor;
  }

  get ords(): readonly number[] {
    return this.list;
  }

  /** Those that pass the test, with the same scores. */
  filter(passes: (ord: number) => boolean): Found {
    const kept = new Found(this.scores.length);
    for (const ord of this.list) if (passes(ord)) kept.add(ord, this.score(ord));
    return kept;
  }
}
