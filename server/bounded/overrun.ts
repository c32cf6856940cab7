/** `crashed`: the process ended by itself, as after a fault in native code. */
export type OverrunReason = 'too_slow' | 'too_large' | 'crashed';

/** Work in a bounded process was ended because it needed more than it may have: what it was given is to blame. */
export class Overrun extends Error {
  override readonly name = 'Overrun';
  readonly reason: OverrunReason;
  constructor(reason: OverrunReason) {
    super(`work in a bounded process was ended: ${reason}`);
    this.reason = reason;
  }
}
