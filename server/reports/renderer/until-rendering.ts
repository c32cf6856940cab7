import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Renderer } from './renderer.ts';

const retryAfterMs = 60_000;

/**
 * Resolves to true when Chromium has started, so that a node where it cannot takes no report away from those where it can.
 * Tries again each minute, and says so; false: stopped before.
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

/** Chromium's own last words where it left some, else Playwright's first. */
function reasonOf(error: unknown): string {
  const lines = String((error as Error).message).split('\n');
  const fatal = lines.find((line) =>
    /FATAL|No usable sandbox|cannot open shared|Permission denied|not found/.test(line),
  );
  return (fatal ?? lines[0] ?? '').trim().slice(0, 300);
}
