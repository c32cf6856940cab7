import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';

/** Minimum milliseconds between updates of our caret and place. */
const coalesce = 40;

/** Presence in a note: what this page sends on a connection, and what it receives about others. */
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

  /** On a new connection, with a higher clock: the others regard us as gone. */
  begin(): void {
    this.#awareness.setLocalState(this.#awareness.getLocalState() ?? {});
  }

  /**
   * Keeps the others from expiring: y-protocols drops clients silent for 30 s, and a browser throttles a hidden page to one
   * message
   * a minute. The server announces departures.
   */
  stay(): void {
    for (const id of this.#others()) this.#awareness.meta.get(id)!.lastUpdated = Date.now();
  }

  /** Without a connection, the presence of others is unknown. */
  forget(): void {
    const others = this.#others();
    removeAwarenessStates(this.#awareness, others, this);
    // The next connection sends the same state for clients that did not move: it must count as new.
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
