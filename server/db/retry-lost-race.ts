import { setTimeout as wait } from 'node:timers/promises';
import { isLostRace } from './lost-race.ts';

/** A deadlock's loser wins at the second try as a rule; five says that something else is wrong. */
const mostTries = 5;
/** Doubled at each try and spread, so that two losers do not meet again. */
const firstPauseMs = 5;

/** Runs work that the database takes back as a whole when it loses a race, and runs it again then. */
export async function retryLostRace<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work();
    } catch (error) {
      if (n === mostTries || !isLostRace(error)) throw error;
      await wait(firstPauseMs * 2 ** n * Math.random());
    }
  }
}
