import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const byColour = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const forced = { rules: { 'color-contrast': { enabled: false } } };

/** A user of the console who does what a person can do and sees what a person can see. */
export class Reviewer {
  readonly page: Page;
  readonly complaints: string[] = [];
  /** URLs of the WebSockets that the page opened. */
  readonly sockets: string[] = [];
  readonly #url: string;
  readonly #password: string;

  constructor(page: Page, url: string, password: string) {
    this.page = page;
    this.#url = url;
    this.#password = password;
    // A generous timeout: a busy machine is no failure.
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // Refused requests and lost connections are part of the tests; the browser's own log of them is no fault of the page.
      if (message.type() === 'error' && !/Failed to load resource|WebSocket connection|ERR_/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
    page.on('websocket', (socket) => this.sockets.push(socket.url()));
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(this.#url + path);
  }

  async fillIn(who: string, password = this.#password): Promise<void> {
    await this.page.getByLabel('Email').fill(`${who}@example.com`);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async signIn(who: string): Promise<void> {
    await this.open();
    await this.fillIn(who);
    await this.page.getByRole('heading', { name: 'Sessions' }).or(this.page.getByText('Export CSV')).first().waitFor();
  }

  /** Presses a key as a person does: again when it came too soon after another (client/src/keyboard/SPEC.md K2, K4). */
  async pressUntil(key: string, isDone: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      if (await isDone()) return;
      await this.page.keyboard.press(key);
      // Longer than a burst.
      await this.page.waitForTimeout(400);
    }
    throw new Error(`${key} did nothing`);
  }

  /** This reviewer's recent decisions, with undo. */
  recent(): Locator {
    return this.page.getByRole('region', { name: 'Recent decisions' });
  }

  sees(text: string | RegExp): Promise<void> {
    // Not simply the first match: the breadcrumb has the same text, and is hidden on a phone.
    return this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** The list's rows, newest first. */
  rows(): Locator {
    return this.page.locator('[role=row][id^=session-]');
  }

  /** Violations that axe finds on the current page, in all colour schemes: light, dark and forced. */
  async violations(): Promise<string[]> {
    const { page } = this;
    // A tip under the resting pointer repeats text of the page, outside of any landmark.
    await page.mouse.move(0, 0);
    // Through the debugger, as the page's CSP allows no foreign script.
    await page.evaluate(axe);
    const found = await this.#check();
    // In dark, only the checks that depend on colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await this.#check(byColour)).map((v) => `dark ${v}`));
    // With forced colours axe reads the author's colours from the computed style, and compares them with a forced background.
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    found.push(...(await this.#check(forced)).map((v) => `forced ${v}`));
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    return found;
  }

  async #check(options: object = {}): Promise<string[]> {
    // Content that is loading, or stale while reconnecting, is dimmed: check colours of settled content only.
    await this.page.waitForFunction(
      () =>
        document.querySelector('[aria-busy="true"]') === null &&
        document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
    const found = await this.page.evaluate(
      (how) =>
        (
          globalThis as unknown as {
            axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run(how),
      options,
    );
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  }
}
