import type { PhotoKind } from '../../../shared/document/media.ts';
import type { StepName, StepOutcome } from '../../../shared/session/attempt.ts';
import type { Challenge } from '../../../shared/session/liveness.ts';
import type { BareEvent } from './faults.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';

/** The phone has the session's capture token and delivers evidence; the engine has the API key and asserts. */
export type Speaker = 'phone' | 'engine';

/** One numbered event: `at` in milliseconds since the session began, `n` from 1 within its attempt and speaker. */
export interface Moment {
  at: number;
  attempt: number;
  by: Speaker;
  n: number;
  event: BareEvent | { type: 'photo'; kind: PhotoKind; picture: Picture };
}

/** What is shown and never stored. */
export interface Glimpse {
  at: number;
  attempt: number;
  step: StepName;
  challenge?: Challenge;
  percent: number;
}

/** Milliseconds between two events of progress: eight a second, below the ten that the API allows. */
const progressEvery = 125;

/** Writes down one session while its clock goes on. */
export class Script {
  readonly moments: Moment[] = [];
  readonly glimpses: Glimpse[] = [];
  now = 0;
  private attempt = -1;
  private n: Record<Speaker, number> = { phone: 0, engine: 0 };
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** Lets between `min` and `max` seconds go by. */
  wait(min: number, max: number): this {
    this.now += this.random.int(min * 1000, max * 1000);
    return this;
  }

  /** The engine says where its phone comes from: all phones of the demo are this one machine. */
  begin(userAgent: string, clientIp: string, deviceId: string): this {
    this.attempt++;
    this.n = { phone: 0, engine: 0 };
    return this.assert({ type: 'attempt.started', userAgent, clientIp, deviceId });
  }

  say(event: Moment['event']): this {
    return this.write('phone', event);
  }

  assert(event: BareEvent): this {
    return this.write('engine', event);
  }

  private write(by: Speaker, event: Moment['event']): this {
    this.moments.push({ at: this.now, attempt: this.attempt, by, n: ++this.n[by], event: event });
    // No two things happen in the same millisecond.
    this.now += 20;
    return this;
  }

  photo(kind: PhotoKind, picture: Picture): this {
    return this.say({ type: 'photo', kind, picture });
  }

  step(step: StepName, during: () => StepOutcome | undefined): StepOutcome | undefined {
    this.say({ type: 'step.started', step });
    const outcome = during();
    if (outcome) this.say({ type: 'step.finished', step, outcome });
    return outcome;
  }

  /** Progress from 0 to `upTo` over some seconds: slow at first and at the end, as people move. */
  progress(step: StepName, min: number, max: number, challenge?: Challenge, upTo = 100): this {
    const from = this.now;
    const length = this.random.int(min * 1000, max * 1000);
    for (let t = 0; t <= length; t += progressEvery) {
      const part = t / length;
      const percent = Math.round(upTo * part * part * (3 - 2 * part));
      this.glimpses.push({ at: from + t, attempt: this.attempt, step, ...(challenge && { challenge }), percent });
    }
    this.now = from + length;
    return this;
  }
}
