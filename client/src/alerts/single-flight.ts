/** Milliseconds between two looks: an import may raise hundreds of alerts at once. */
const pause = 1_000;

/** Does the work now, or once more after the look that is under way, however often it is asked for meanwhile. */
export function singleFlight(work: () => Promise<void>): { ask: () => void; stop: () => void } {
  let isBusy = false;
  let isAsked = false;
  let isOver = false;
  const ask = () => {
    if (isOver) return;
    isAsked = true;
    if (!isBusy) void run();
  };
  const run = async () => {
    isBusy = true;
    while (isAsked && !isOver) {
      isAsked = false;
      await work();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    isBusy = false;
  };
  return {
    ask,
    stop() {
      isOver = true;
    },
  };
}
