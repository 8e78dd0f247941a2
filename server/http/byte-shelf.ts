/** Keeps values up to a number of bytes in all; what was not asked for longest goes first. */
export class ByteShelf<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, { value: Value; bytes: number }>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key); // to the end, as the one asked for last
    this.#kept.set(key, found);
    return found.value;
  }

  put(key: string, value: Value, bytes: number): void {
    this.#take(key);
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#take(oldest);
    }
  }

  /** Says how many bytes a value takes, once that is known. Nothing where another has taken its place. */
  weigh(key: string, value: Value, bytes: number): void {
    if (this.#kept.get(key)?.value === value) this.put(key, value, bytes);
  }

  /** Takes a value out, unless another has taken its place. */
  remove(key: string, value: Value): void {
    if (this.#kept.get(key)?.value === value) this.#take(key);
  }

  #take(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
