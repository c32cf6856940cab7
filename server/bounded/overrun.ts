/** `crashed`: the process exited unexpectedly, as after a fault in native code. */
export type OverrunReason = 'too_slow' | 'too_large' | 'crashed';

/** Work in a bounded process was stopped because it exceeded its limits: its input is to blame. */
export class Overrun extends Error {
  override readonly name = 'Overrun';
  readonly reason: OverrunReason;
  constructor(reason: OverrunReason) {
    super(`work in a bounded process was ended: ${reason}`);
    this.reason = reason;
  }
}
