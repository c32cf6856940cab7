/** Messages a second from one connection, and how many at once: hands that jump between pages stay far below. */
const perSecond = 20;
const atOnce = 60;
/** Messages that are no messages, before the connection is closed: a page of another version may err, a stranger goes on. */
const nonsense = 5;

/** Judges what a connection sends, before it is read. */
export function makePace(now: () => Date) {
  let left = atOnce;
  let at = now().getTime();
  let wrong = 0;
  return {
    /** @returns whether one more message is too many */
    isFlood(): boolean {
      const time = now().getTime();
      left = Math.min(atOnce, left + ((time - at) / 1000) * perSecond) - 1;
      at = time;
      return left < 0;
    },
    /** @returns whether it was one too many that made no sense */
    isNonsense: (): boolean => ++wrong > nonsense,
  };
}
