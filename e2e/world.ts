import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type CommandParts, inDatabase } from '../server/accounts/command-line.ts';
import { makeCompany } from '../server/accounts/companies/commands/make-company.ts';
import { makeKey } from '../server/accounts/keys/commands.ts';
import { launchChromium } from '../server/reports/renderer/chromium.ts';
import { setConditions } from '../server/testing/make.ts';
import { type ServerProcess, startServerProcess } from '../server/testing/servers/process.ts';
import type { Conditions } from '../shared/api/conditions.ts';
import { Capture } from './capture.ts';
import { Reviewer } from './reviewer.ts';

const password = 'a password for journeys';

/** Every session goes to manual review, and its note stays open. */
export const waiting: Partial<Conditions> = { documentReview: ['passport'] };

/** One server in production configuration, two companies, and a browser. */
export class World {
  readonly #dir: string;
  readonly #browser: Browser;
  readonly #keys: Record<string, string>;
  #server: ServerProcess;
  readonly #reviewers: Reviewer[] = [];

  private constructor(dir: string, browser: Browser, server: ServerProcess, keys: Record<string, string>) {
    this.#dir = dir;
    this.#browser = browser;
    this.#server = server;
    this.#keys = keys;
  }

  /** @param conditions of both companies, overriding the strictest; every phone of the tests shows the same passport */
  static async open(conditions: Partial<Conditions> = {}): Promise<World> {
    const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-e2e-'));
    const keys = await fill(dir, { documentReused: false, ...conditions });
    const [server, browser] = await Promise.all([
      startServerProcess({ DATA_DIR: dir }),
      launchChromium({ asRoot: true }),
    ]);
    return new World(dir, browser, server, keys);
  }

  get url(): string {
    return this.#server.url;
  }

  /** A person with a separate browser, not signed in yet. */
  async visitor(options: Parameters<Browser['newContext']>[0] = {}): Promise<Reviewer> {
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...options,
    });
    const reviewer = new Reviewer(await context.newPage(), this.url, password);
    this.#reviewers.push(reviewer);
    return reviewer;
  }

  /** A signed-in reviewer: ana (master), ben and dee of Aurora, cid of Borealis. */
  async reviewer(
    who: 'ana' | 'ben' | 'dee' | 'cid',
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<Reviewer> {
    const reviewer = await this.visitor(options);
    await reviewer.signIn(who);
    return reviewer;
  }

  /** A phone on which a customer of that company is being verified. */
  capture(company: 'Aurora' | 'Borealis' = 'Aurora', body?: object): Promise<Capture> {
    return Capture.begin(this.url, this.#keys[company]!, body);
  }

  /** Kills the server and starts it again at the same address. */
  async killAndRestart(meanwhile: () => Promise<void>): Promise<void> {
    const port = new URL(this.url).port;
    await this.#server.kill();
    try {
      await meanwhile();
    } finally {
      this.#server = await startServerProcess({ DATA_DIR: this.#dir }, Number(port));
    }
  }

  /** Runs work on the database while no server has it open: inside killAndRestart. */
  inDatabase(work: (ctx: CommandParts) => Promise<void>): Promise<void> {
    return inDatabase({ dir: this.#dir }, work);
  }

  /** Errors that the pages reported: a test must end with none. */
  get complaints(): string[] {
    return this.#reviewers.flatMap((r) => r.complaints);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.kill();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

async function fill(dir: string, conditions: Partial<Conditions>): Promise<Record<string, string>> {
  const settings = { extraFields: [{ key: 'phone', label: 'Phone number' }] };
  const people = {
    Aurora: [
      { name: 'Ana Beridze', email: 'ana@example.com', role: 'master' as const },
      { name: 'Ben Koval', email: 'ben@example.com', role: 'agent' as const },
      { name: 'Dee Haddad', email: 'dee@example.com', role: 'agent' as const },
    ],
    Borealis: [{ name: 'Cid Ferreira', email: 'cid@example.com', role: 'master' as const }],
  };
  const keys: Record<string, string> = {};
  await inDatabase({ dir }, async (ctx) => {
    for (const [name, reviewers] of Object.entries(people)) {
      const companyId = await makeCompany(ctx, name, settings, reviewers, password);
      await setConditions(ctx.db, companyId, conditions);
      keys[name] = (await makeKey(ctx, companyId, 'system', 'journeys')).key;
    }
  });
  return keys;
}
