import { type Accessor, createSignal } from 'solid-js';

export interface Action<Name> {
  /** The one that is under way. */
  running: Accessor<Name | undefined>;
  isRunning: () => boolean;
  /** Why the last one failed, until the next begins. */
  error: Accessor<unknown>;
  /** What failed is not to be tried again as it was. */
  forgetError: () => void;
  /** Nothing while one is under way: pressed twice, it is done once. @returns whether it was done */
  run: (work: () => Promise<unknown>, name?: Name) => Promise<boolean>;
}

/** What a reviewer does and the server answers, one at a time. Several of them may share it under names. */
export function createAction<Name = true>(): Action<Name> {
  const [running, setRunning] = createSignal<Name>();
  const [error, setError] = createSignal<unknown>();
  return {
    running,
    isRunning: () => running() !== undefined,
    error,
    forgetError: () => setError(undefined),
    async run(work, name = true as Name) {
      if (running() !== undefined) return false;
      setRunning(() => name);
      setError(undefined);
      try {
        await work();
        return true;
      } catch (failure) {
        setError(() => failure);
        return false;
      } finally {
        setRunning(undefined);
      }
    },
  };
}
