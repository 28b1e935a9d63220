/** Buffers by key, those used longest ago forgotten first, so that together they stay within `mostBytes`. */
export class Kept {
  readonly #buffers = new Map<string, Buffer>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): Buffer | undefined {
    const buffer = this.#buffers.get(key);
    if (buffer) {
      this.#buffers.delete(key);
      this.#buffers.set(key, buffer);
    }
    return buffer;
  }

  /** What is larger than everything that may be kept is not kept. */
  set(key: string, buffer: Buffer): void {
    this.#forget(key);
    if (buffer.length > this.#mostBytes) return;
    this.#buffers.set(key, buffer);
    this.#bytes += buffer.length;
    for (const oldest of this.#buffers.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  #forget(key: string): void {
    this.#bytes -= this.#buffers.get(key)?.length ?? 0;
    this.#buffers.delete(key);
  }
}
