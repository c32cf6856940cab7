import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { ExportRequest, ExportView } from '../../../../shared/api/reports.ts';
import { api, ProblemError } from '../../api.ts';
import { isStale } from '../../live/stale.ts';
import type { Live } from '../../live/store.ts';

/** Milliseconds without a progress message after which a running export is polled; `down`: while disconnected. */
const pollAfterMs = { live: 3_000, down: 1_500 };

export interface Exports {
  /** One's own that run or can be downloaded, newest first. */
  all: Accessor<readonly ExportView[]>;
  start(request: ExportRequest): Promise<ExportView>;
  /** Cancels one that runs, throws away one that is ready. */
  end(id: string): Promise<void>;
}

/**
 * One's own exports, whichever window started them: the server knows them, so a reload finds them again.
 *
 * @param became called once for each that is ready while this page is open
 */
export function createExports(
  live: Pick<Live, 'state' | 'onChanges' | 'onPassing'>,
  reviewerId: string,
  became: (view: ExportView) => void,
): Exports {
  const [all, setAll] = createSignal<readonly ExportView[]>([]);
  /** Ended here: a message that was on its way must not bring it back. */
  const ended = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const settle = (next: readonly ExportView[]) => {
    const before = all();
    const stored = next.filter(({ id, state }) => state !== 'cancelled' && !ended.has(id));
    setAll(stored);
    for (const view of stored) {
      const was = before.find(({ id }) => id === view.id);
      if (view.state === 'ready' && was?.state === 'running') became(view);
    }
    lookLater();
  };
  const take = (view: ExportView) => {
    const isKnown = all().some(({ id }) => id === view.id);
    settle(isKnown ? all().map((one) => (one.id === view.id ? newer(one, view) : one)) : [view, ...all()]);
  };
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    try {
      const answer = await api.exports();
      if (mine !== asked || isOver) return;
      settle(answer.map((view) => newer(all().find(({ id }) => id === view.id) ?? view, view)));
    } catch {
      // Those that are shown stay; it is asked again while one of them runs.
      if (!isOver) lookLater();
    }
  };
  const lookLater = () => {
    clearTimeout(timer);
    if (!all().some(({ state }) => state === 'running')) return;
    timer = setTimeout(() => void load(), live.state() === 'live' ? pollAfterMs.live : pollAfterMs.down);
  };

  void load();
  live.onPassing((message) => {
    if (message.type === 'export' && message.export.reviewerId === reviewerId) take(message.export);
  });
  live.onChanges((change) => {
    // Cut off for long, or started in another window of mine.
    if (isStale('exports', change)) void load();
  });
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
  });

  return {
    all,
    async start(request) {
      const view = await api.startExport(request);
      take(view);
      return view;
    },
    async end(id) {
      try {
        await api.endExport(id);
      } catch (error) {
        // Already gone is as good.
        if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
      }
      ended.add(id);
      settle(all());
    },
  };
}

/** Messages overtake each other: an export only goes forward. */
const newer = (one: ExportView, other: ExportView): ExportView =>
  other.state === 'running' && (one.state !== 'running' || other.done < one.done) ? one : other;

/** Reports in its ZIP: those that failed are done with as well. */
export const madeOf = ({ done, failed }: ExportView): number => done - failed;
