import type { SessionView } from '../../shared/session/session.ts';
import type { Reviewer } from '../reviewer.ts';
import type { Random } from './phrases.ts';

/** Sends requests as the reviewer's own page does. */
export function ask<T>(
  reviewer: Reviewer,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: T }> {
  return reviewer.page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(where, {
        method: how,
        ...(what && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : undefined };
    },
    [method, path, body] as const,
  );
}

/** `turn`: decides waiting sessions, reopens decided ones. */
const disturbances = ['turn', 'turn', 'turn', 'claim', 'release', 'draw', 'cut', 'correct'] as const;
type Disturbance = (typeof disturbances)[number];

/** A master who acts before the others, on the same session. */
export class Disturber {
  readonly done: string[] = [];
  marks = 0;
  readonly #reviewer: Reviewer;
  readonly #id: string;
  readonly #others: readonly Reviewer[];
  readonly #random: Random;

  constructor(reviewer: Reviewer, sessionId: string, others: readonly Reviewer[], random: Random) {
    this.#reviewer = reviewer;
    this.#id = sessionId;
    this.#others = others;
    this.#random = random;
  }

  /** Sequential actions until `isOver`. */
  async disturb(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#reviewer.page.waitForTimeout(150 + this.#random.below(900));
      if (isOver()) return;
      const what = this.#random.of(disturbances);
      const status = await this.#do(what);
      this.done.push(`${what} ${status}`);
    }
  }

  async #do(what: Disturbance): Promise<number> {
    const at = `/api/sessions/${this.#id}`;
    const post = async (path: string, body: object) => (await ask(this.#reviewer, 'POST', at + path, body)).status;
    const look = async () => (await ask<{ seq: number; view: SessionView }>(this.#reviewer, 'GET', at)).body;
    switch (what) {
      case 'turn': {
        const { seq, view } = await look();
        if (view.decided) return post('/reopen', { reason: 'once more', seq });
        // A session that is claimed by another cannot be decided: take it over first.
        await post('/claim', { take: true });
        return post('/decision', { id: crypto.randomUUID(), verdict: 'verified', note: 'quicker than they are', seq });
      }
      case 'claim':
        return post('/claim', { take: true });
      case 'release':
        return (await ask(this.#reviewer, 'DELETE', `${at}/claim`)).status;
      case 'correct':
        return post('/subject', {
          field: 'firstName',
          value: `Anna${'abcdefghij'[this.#random.below(10)]}`,
          reason: 'as printed',
          seq: (await look()).seq,
        });
      case 'draw':
        return (await this.#draw()) ? 200 : 0;
      case 'cut': {
        const other = this.#random.of(this.#others);
        await other.page.context().setOffline(true);
        await this.#reviewer.page.waitForTimeout(200 + this.#random.below(600));
        await other.page.context().setOffline(false);
        return 200;
      }
    }
  }

  async #draw(): Promise<boolean> {
    const { page } = this.#reviewer;
    const tool = page.getByRole('button', { name: 'Drop a pin' });
    if (!(await tool.isVisible())) return false;
    await page.keyboard.press('Escape');
    await tool.click({ timeout: 1_000 }).catch(() => {});
    const stage = (await page.locator('[data-stage="0"]').boundingBox())!;
    await page.mouse.click(stage.x + stage.width * this.#random.next(), stage.y + stage.height * 0.3);
    await page.keyboard.press('Escape');
    return true;
  }
}
