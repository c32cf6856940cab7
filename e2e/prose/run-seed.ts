import { goodRun, type Step } from '../../server/testing/phone.ts';
import type { LogEvent } from '../../shared/event.ts';
import type { Capture } from '../capture.ts';
import type { Reviewer } from '../reviewer.ts';
import { World } from '../world.ts';
import { ask, Disturber } from './disturber.ts';
import { makeRandom } from './phrases.ts';
import { Typist } from './typist.ts';

/** Seeds of the whole run. */
export const allSeeds = 50;
/** Places that each of the two writes in, per seed. */
const placesEach = 3;

/** Facts that reviewers who only write may leave in the log of their session. */
const isMeant = ({ type }: LogEvent) =>
  // Opening a decision dialog claims the session.
  type === 'session.claimed' || type === 'session.claim_renewed' || type.startsWith('note.');

export interface SeedResult {
  seed: number;
  /** Actions that were not intended, and text that is not shown anywhere. */
  faults: string[];
  /** The texts and actions, for debugging. */
  story: string[];
}

/** Three people at one console, for the given number of seeds. */
export class ProseRun {
  readonly #world: World;
  readonly #people: Record<'ana' | 'ben' | 'dee', Reviewer>;

  private constructor(world: World, people: ProseRun['people']) {
    this.#world = world;
    this.#people = people;
  }

  get people(): Record<'ana' | 'ben' | 'dee', Reviewer> {
    return this.#people;
  }

  static async open(): Promise<ProseRun> {
    const world = await World.open();
    const [ana, ben, dee] = await Promise.all([world.reviewer('ana'), world.reviewer('ben'), world.reviewer('dee')]);
    return new ProseRun(world, { ana, ben, dee });
  }

  get complaints(): string[] {
    return this.#world.complaints;
  }

  close(): Promise<void> {
    return this.#world.close();
  }

  async run(seed: number): Promise<SeedResult> {
    const { ana, ben, dee } = this.#people;
    const [subject, ...strangers] = [await this.#person(), await this.#person(), await this.#person()] as const;
    const path = `/sessions/${subject.id}`;
    await Promise.all([ana, ben, dee].map((one) => one.open(path)));
    await Promise.all([ana, ben, dee].map((one) => one.page.getByRole('button', { name: 'Draw a box' }).waitFor()));

    const typists = [
      new Typist(ben, makeRandom(seed * 3), 'q'),
      new Typist(dee, makeRandom(seed * 3 + 1), 'z'),
    ] as const;
    const disturber = new Disturber(ana, subject.id, [ben, dee], makeRandom(seed * 3 + 2));
    let isOver = false;
    const disturbing = disturber.disturb(() => isOver);
    const write = async (typist: Typist) => {
      for (let done = 0, tries = 0; done < placesEach && tries < 12; tries++) {
        if (await typist.writeSomewhere(path)) done++;
      }
    };
    try {
      await Promise.all(typists.map(write));
    } finally {
      isOver = true;
      await disturbing;
    }
    const faults = [
      ...typists.flatMap((typist) => typist.lost.map((words) => `words lost, ${words}`)),
      ...(await this.#unmeant(subject.id, isMeant)),
      ...(await Promise.all(strangers.map((one) => this.#unmeant(one.id, () => false)))).flat(),
      ...(await this.#strayMarks(path, [typists[0].marks, typists[1].marks])),
    ];
    return { seed, faults, story: [...typists.flatMap((typist) => typist.done), disturber.done.join(', ')] };
  }

  /** A session awaiting action, with two photos. */
  async #person(): Promise<Capture> {
    const capture = await this.#world.capture();
    await capture.startAttempt();
    const steps = goodRun.slice(1);
    await capture.report(
      ...steps.map((step): Step => (step.type === 'result.reported' ? { ...step, fullId: false } : step)),
    );
    return capture;
  }

  /** The log's facts by those who only wrote. */
  async #unmeant(sessionId: string, isFine: (fact: LogEvent) => boolean): Promise<string[]> {
    const faults: string[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const { body }: { body: { events: LogEvent[]; next: number | null } } = await ask(
        this.#people.ana,
        'GET',
        `/api/sessions/${sessionId}/events?after=${after}`,
      );
      const me = await ask<{ reviewer: { id: string } }>(this.#people.ana, 'GET', '/api/me');
      for (const fact of body.events) {
        const isTypists = fact.actor.startsWith('reviewer:') && fact.actor !== `reviewer:${me.body.reviewer.id}`;
        if (isTypists && !isFine(fact)) faults.push(`${fact.type} on …${sessionId.slice(-6)} that nobody meant`);
      }
      after = body.next;
    }
    return faults;
  }

  /** Accidental marks: those of the two writers that they did not draw on purpose. */
  async #strayMarks(path: string, drawn: readonly [number, number]): Promise<string[]> {
    const { page } = this.#people.ana;
    await this.#people.ana.open(path);
    const notes = page.getByRole('region', { name: 'Notes', exact: true });
    await notes.getByText(/^(Saved|Read-only)$/).waitFor();
    const found = [0, 0];
    for (const photo of [/^Document front/, /^Selfie/]) {
      await page.getByRole('button', { name: photo }).first().click();
      for (const [i, name] of ['Ben Koval', 'Dee Haddad'].entries()) {
        found[i]! += await page.locator('[data-chip]').filter({ hasText: name }).count();
      }
    }
    return ['ben', 'dee'].flatMap((who, i) =>
      found[i]! > drawn[i]! ? [`${found[i]! - drawn[i]!} marks by ${who} that nobody drew`] : [],
    );
  }
}
