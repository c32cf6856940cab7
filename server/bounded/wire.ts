/** To the bounded process: work; or, after a step, to go on. */
export type Down = { is: 'work'; input: unknown } | { is: 'go on' };

/** From the bounded process. `failed` has the stack without the message, which may quote what was read. */
export type Up =
  | { is: 'ready' }
  | { is: 'step'; value: unknown }
  | { is: 'done'; value: unknown; rss: number }
  | { is: 'failed'; name: string; stack: string };
