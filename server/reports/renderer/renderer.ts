import pLimit from 'p-limit';
import type { Browser } from 'playwright-core';
import type { Context } from '../../context.ts';
import { launchChromium } from './chromium.ts';
import { type Print, PrintContext, type PrintedPdf } from './print-context.ts';

export interface RendererSettings {
  /** Reports rendered concurrently. */
  concurrency: number;
  /** Timeout in milliseconds per report. A usual one takes a third of a second. */
  limit: number;
  /** Reports per browser before it is replaced, which bounds its memory growth. */
  reports: number;
  /** Milliseconds without a report after which the browser is closed: it takes 150 MB. */
  idle: number;
}
const defaults: RendererSettings = { concurrency: 2, limit: 30_000, reports: 200, idle: 10 * 60_000 };

/** Milliseconds for a context to close; a hanging page does not keep its browser open. */
const closing = 2_000;

/** Milliseconds that stop() waits for a browser to close; Playwright then kills it. */
const closeTimeoutMs = 5_000;

/** Rendering failed; a retry of the same report may succeed. */
export class RenderFailed extends Error {}

interface Warm {
  browser: Browser;
  /** Rejects when the browser dies: calls in flight at that time do not always reject themselves. */
  died: Promise<never>;
  printed: number;
  active: number;
  /** The next context, prepared ahead. */
  spare: Promise<PrintContext> | undefined;
}

/** Keeps a warm Chromium that prints reports, each in a separate context. */
export class Renderer {
  readonly #settings: RendererSettings;
  readonly #parts: Pick<Context, 'logger' | 'config'>;
  readonly #turn: ReturnType<typeof pLimit>;
  #warm: Promise<Warm> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #closing = new Set<Promise<void>>();

  constructor(parts: Pick<Context, 'logger' | 'config'>, settings: Partial<RendererSettings> = {}) {
    this.#parts = parts;
    this.#settings = { ...defaults, ...settings };
    this.#turn = pLimit(this.#settings.concurrency);
  }

  get concurrency(): number {
    return this.#settings.concurrency;
  }

  /** Starts a browser and a context ahead of the first report. */
  async warm(): Promise<void> {
    const warm = await this.#get();
    warm.spare ??= this.#prepare(warm);
    // Closes the browser if no report follows.
    this.#rest();
    await warm.spare;
  }

  /** @throws RenderFailed if the browser died or the report timed out */
  print(what: Print): Promise<PrintedPdf> {
    return this.#turn(async () => {
      clearTimeout(this.#idle);
      try {
        return await this.#try(what);
      } finally {
        this.#rest();
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#idle);
    const warm = await this.#warm?.catch(() => undefined);
    if (warm) this.#end(warm.browser);
    await Promise.all(this.#closing);
  }

  #end(browser: Browser): void {
    const closing: Promise<void> = within(closeTimeoutMs, browser.close())
      .catch(() => {})
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  async #try(what: Print): Promise<PrintedPdf> {
    const warm = await this.#get().catch((error) => {
      throw new RenderFailed('the browser does not start', { cause: error });
    });
    warm.active++;
    warm.printed++;
    let context: PrintContext | undefined;
    let isHung = false;
    try {
      const printing = (async () => {
        context = await this.#take(warm);
        return context.print(what);
      })();
      return await within(this.#settings.limit, Promise.race([printing, warm.died]));
    } catch (error) {
      // The page's error may quote the subject's data: only its location is passed on.
      if (!warm.browser.isConnected()) throw new RenderFailed('the browser died');
      // Timed out before a context was created: the browser itself hangs.
      isHung = error instanceof Late && context === undefined;
      throw new RenderFailed(error instanceof Late ? 'it took too long' : `the page failed: ${placeOf(error)}`);
    } finally {
      warm.active--;
      await this.#leave(warm, context, isHung);
    }
  }

  /** Returns the spare context if there is one, else a new one. */
  async #take(warm: Warm): Promise<PrintContext> {
    const spare = warm.spare ?? this.#prepare(warm);
    warm.spare = undefined;
    return spare;
  }

  #prepare(warm: Warm): Promise<PrintContext> {
    const context = within(this.#settings.limit, PrintContext.open(warm.browser));
    context.catch(() => {
      if (warm.spare === context) warm.spare = undefined;
    });
    return context;
  }

  async #leave(warm: Warm, context: PrintContext | undefined, isHung: boolean): Promise<void> {
    const closed = await within(closing, context?.close() ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
    const isWorn = warm.printed >= this.#settings.reports || !closed || isHung;
    if (isWorn && (await this.#warm?.catch(() => undefined)) === warm) this.#warm = undefined;
    const isOurs = (await this.#warm?.catch(() => undefined)) === warm;
    if (!isOurs && warm.active === 0) return this.#end(warm.browser);
    // After the report, so that warming the next does not slow this one.
    if (isOurs && !this.#stopped && warm.browser.isConnected()) warm.spare ??= this.#prepare(warm);
  }

  #get(): Promise<Warm> {
    if (this.#stopped) return Promise.reject(new Error('the renderer has stopped'));
    this.#warm ??= this.#launch();
    return this.#warm;
  }

  async #launch(): Promise<Warm> {
    const { config } = this.#parts;
    try {
      const browser = await launchChromium({
        path: config.chromiumPath,
        asRoot: config.renderAsRoot,
        // No host name resolves, whatever a page requests.
        args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
      });
      const { promise: died, reject } = Promise.withResolvers<never>();
      died.catch(() => {});
      const warm: Warm = { browser, died, printed: 0, active: 0, spare: undefined };
      browser.on('disconnected', () => {
        reject(new Error('disconnected'));
        void this.#warm?.then((now) => {
          if (now === warm) this.#warm = undefined;
        });
      });
      return warm;
    } catch (error) {
      this.#warm = undefined;
      throw error;
    }
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#turn.activeCount > 0) return;
      const warm = this.#warm;
      this.#warm = undefined;
      warm?.then(({ browser }) => this.#end(browser)).catch(() => {});
    }, this.#settings.idle);
    this.#idle.unref();
  }
}

class Late extends Error {}

/** Error name and stack location, without the message. */
function placeOf(error: unknown): string {
  const { name, stack = '' } = error as Error;
  const place = stack.split('\n').find((line) => /^\s+at /.test(line));
  return `${name} ${place?.trim() ?? ''}`;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Ignores a rejection after the timeout.
    work.catch(() => {});
  }
}
