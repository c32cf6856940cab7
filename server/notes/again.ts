/** Does one thing at a time: asked while it runs, it runs once more, as what it is asked for may have come after its look. */
export class Again {
  readonly #work: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running = false;
  #asked = false;

  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  ask(): void {
    this.#asked = this.#running;
    if (this.#running) return;
    this.#running = true;
    this.#work()
      .catch(this.#failed)
      .finally(() => {
        this.#running = false;
        if (this.#asked) this.ask();
      });
  }
}
