import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import type { Printed, PrintInput } from '../../../shared/report/report.ts';

/** What a report is made of, beside the words: bytes by their path on the made-up host. */
export interface Print {
  input: PrintInput;
  /** What is still on its way is waited for by the page, not before it. */
  files: ReadonlyMap<string, { type: string; bytes: Uint8Array | Promise<Uint8Array> }>;
}
export interface PrintedPdf extends Printed {
  pdf: Buffer;
}

/** Nobody's: everything that is asked of it is answered here, and nothing else is answered at all. */
const host = 'http://report.invalid';
const dist = path.join(import.meta.dirname, '../../../dist');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/**
 * A fresh context with the print page in it, made ahead: scripts and letters are there when a report comes. It prints one
 * report, and goes; nothing of a subject meets another.
 */
export class PrintContext {
  readonly #context: BrowserContext;
  readonly #page: Page;
  #files: Print['files'] = new Map();

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = page;
  }

  static async open(browser: Browser): Promise<PrintContext> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      acceptDownloads: false,
      offline: true,
      viewport: { width: 800, height: 1_100 },
    });
    try {
      const page = await context.newPage();
      const opened = new PrintContext(context, page);
      await context.route(
        () => true,
        (route) => opened.#answer(route),
      );
      await page.goto(`${host}/print.html`);
      // Scripts, first styles and letters: the page has rendered a dummy report (warm-up) by then.
      await page.evaluate('window.warm');
      return opened;
    } catch (error) {
      await context.close().catch(() => {});
      throw error;
    }
  }

  async print({ input, files }: Print): Promise<PrintedPdf> {
    this.#files = files;
    const page = this.#page;
    const printed = await page.evaluate(
      (given) => (globalThis as unknown as { printReport(given: unknown): Promise<Printed> }).printReport(given),
      input,
    );
    const pdf = await page.pdf({
      format: input.issue.paper,
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return { ...printed, pdf };
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  async #answer(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    if (url.origin !== host) return route.abort('blockedbyclient');
    const given = this.#files.get(url.pathname);
    if (given) return this.#give(route, given);
    const built = await readBuilt(url.pathname);
    return built ? route.fulfill(built) : route.fulfill({ status: 404, body: '' });
  }

  async #give(route: Route, { type, bytes }: { type: string; bytes: Uint8Array | Promise<Uint8Array> }): Promise<void> {
    const body = await Promise.resolve(bytes).catch(() => undefined);
    if (!body) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body: Buffer.from(body), contentType: type });
  }
}

const cachedFiles = new Map<string, { body: Buffer; contentType: string }>();

/** A file of the built client. It changes with the program alone. */
async function readBuilt(pathname: string): Promise<{ body: Buffer; contentType: string } | undefined> {
  const known = cachedFiles.get(pathname);
  if (known) return known;
  const contentType = types[path.extname(pathname)];
  const file = path.join(dist, path.normalize(pathname));
  if (!contentType || !file.startsWith(dist + path.sep)) return undefined;
  const body = await readFile(file).catch(() => undefined);
  if (!body) return undefined;
  const found = { body, contentType };
  cachedFiles.set(pathname, found);
  return found;
}
