import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';

/** Milliseconds between what we say of our caret and place. */
const coalesce = 40;

/** Who is where in a note: what this page says of itself on a line, and what it hears of others. */
export class Presence {
  readonly #awareness: Awareness;
  readonly #say: (states: Uint8Array) => void;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(awareness: Awareness, say: (states: Uint8Array) => void) {
    this.#awareness = awareness;
    this.#say = say;
    awareness.on('update', this.#moved);
  }

  hear(states: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, states, this);
  }

  /** On a new line, with a higher clock: the others hold that we are gone. */
  begin(): void {
    this.#awareness.setLocalState(this.#awareness.getLocalState() ?? {});
  }

  /**
   * Keeps the others from ageing: y-protocols drops who said nothing for 30 s, and a browser lets a hidden page speak once a
   * minute. The server tells who leaves.
   */
  stay(): void {
    for (const id of this.#others()) this.#awareness.meta.get(id)!.lastUpdated = Date.now();
  }

  /** Without a line nobody is known to be there. */
  forget(): void {
    const others = this.#others();
    removeAwarenessStates(this.#awareness, others, this);
    // The next line says the same of those who did not move: it is to be news.
    for (const id of others) this.#awareness.meta.delete(id);
  }

  close(): void {
    clearTimeout(this.#saying);
    this.#awareness.off('update', this.#moved);
  }

  #others(): number[] {
    return [...this.#awareness.meta.keys()].filter((id) => id !== this.#awareness.clientID);
  }

  readonly #moved = (_change: unknown, origin: unknown): void => {
    if (origin === this) return;
    this.#saying ??= setTimeout(() => {
      this.#saying = undefined;
      this.#say(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
    }, coalesce);
  };
}
