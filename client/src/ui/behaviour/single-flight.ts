/**
 * One run at a time: asked for while one is under way, the work is done once more after it, however often it was asked for.
 *
 * @param work does not reject
 * @param pauseMs between two runs
 */
export function singleFlight(
  work: () => Promise<void>,
  pauseMs = 0,
): {
  /** Resolves when a run that began after the call is over, or when it was stopped. */
  ask: () => Promise<void>;
  stop: () => void;
} {
  /** Until another may begin. */
  let busy: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let isOver = false;
  const begin = (): Promise<void> => {
    const run = work();
    const over = run
      .then(() => (pauseMs > 0 ? new Promise<void>((resolve) => setTimeout(resolve, pauseMs)) : undefined))
      .then(() => {
        busy = undefined;
      });
    busy = over;
    return run;
  };
  return {
    ask: () => {
      if (isOver) return Promise.resolve();
      if (!busy) return begin();
      following ??= busy.then(() => {
        following = undefined;
        return isOver ? undefined : begin();
      });
      return following;
    },
    stop() {
      isOver = true;
    },
  };
}
