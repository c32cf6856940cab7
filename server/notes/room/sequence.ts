/** Which of a note's changes a document has: all up to `upto`, and maybe some after a gap. */
export class Sequence {
  #upto: number;
  readonly #ahead = new Set<number>();

  constructor(upto: number) {
    this.#upto = upto;
  }

  get upto(): number {
    return this.#upto;
  }

  get hasGap(): boolean {
    return this.#ahead.size > 0;
  }

  has(seq: number): boolean {
    return seq <= this.#upto || this.#ahead.has(seq);
  }

  add(seq: number): void {
    if (seq > this.#upto) this.#ahead.add(seq);
    this.#close();
  }

  /** Everything up to there was read from the disk. */
  addUpTo(seq: number): void {
    if (seq > this.#upto) this.#upto = seq;
    for (const one of this.#ahead) if (one <= this.#upto) this.#ahead.delete(one);
    this.#close();
  }

  #close(): void {
    while (this.#ahead.delete(this.#upto + 1)) this.#upto++;
  }
}
