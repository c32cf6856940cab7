import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import type { Printed, PrintInput } from '../../../shared/report/report.ts';

/** Input of one report apart from the text: files by their path on the fictitious host. */
export interface Print {
  input: PrintInput;
  /** Pending files are awaited by the page, not before it is loaded. */
  files: ReadonlyMap<string, { type: string; bytes: Uint8Array | Promise<Uint8Array> }>;
}
export interface PrintedPdf extends Printed {
  pdf: Buffer;
}

/** Fictitious host (RFC 2606): requests to it are answered by the route handler below, all others are blocked. */
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
 * A fresh browser context with the print page preloaded (scripts and fonts). It prints one report and is then closed, so that no
 * data of one subject can leak into another's report.
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
      // Waits for scripts, styles and fonts: the page has rendered a dummy report (warm-up) by then.
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

/** A file of the client build, which does not change while the process runs. */
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
