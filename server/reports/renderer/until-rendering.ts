import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Renderer } from './renderer.ts';

const retryAfterMs = 60_000;

/**
 * Resolves to true once Chromium has started, so that a node on which it cannot start takes no jobs from nodes on which it can.
 * Retries every minute and logs each failure; resolves to false if stopped before.
 */
export async function untilRendering(
  renderer: Pick<Renderer, 'warm'>,
  logger: Context['logger'],
  signal: AbortSignal,
  pauseMs = retryAfterMs,
): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await renderer.warm();
      return !signal.aborted;
    } catch (err) {
      if (signal.aborted) return false;
      logger.debug({ err }, 'reports: Chromium did not start');
      logger.error(
        { reason: reasonOf(err) },
        'reports: this node makes none yet, as Chromium does not start. Its sandbox needs user namespaces: allow them, or see RENDER_AS_ROOT in docs/configuration.md',
      );
    }
    await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {});
  }
  return false;
}

/** The first line of Chromium's output that names a fatal error, else the first line of Playwright's message. */
function reasonOf(error: unknown): string {
  const lines = String((error as Error).message).split('\n');
  const fatal = lines.find((line) =>
    /FATAL|No usable sandbox|cannot open shared|Permission denied|not found/.test(line),
  );
  return (fatal ?? lines[0] ?? '').trim().slice(0, 300);
}
