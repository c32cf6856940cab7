import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { ExportRequest, ExportView } from '../../../../shared/api/reports.ts';
import { api, ProblemError } from '../../api.ts';
import { isStale } from '../../live/stale.ts';
import type { Live } from '../../live/store.ts';

/** Milliseconds without a progress message after which a running export is polled; `down`: while disconnected. */
const pollAfterMs = { live: 3_000, down: 1_500 };

export interface Exports {
  /** The reviewer's exports that run or can be downloaded, newest first. */
  all: Accessor<readonly ExportView[]>;
  start(request: ExportRequest): Promise<ExportView>;
  /** Cancels a running one, deletes a finished one. */
  end(id: string): Promise<void>;
}

/**
 * The reviewer's exports, whichever window started them: they are stored on the server, so a reload finds them again.
 *
 * @param became called once for each that becomes ready while this page is open
 */
export function createExports(
  live: Pick<Live, 'state' | 'onChanges' | 'onPassing'>,
  reviewerId: string,
  became: (view: ExportView) => void,
): Exports {
  const [all, setAll] = createSignal<readonly ExportView[]>([]);
  /** Removed here: a message in flight must not bring it back. */
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
      // The shown ones stay; polled again while one of them runs.
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
    // Disconnected for long, or started in another window of the reviewer.
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
        // Already deleted is fine too.
        if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
      }
      ended.add(id);
      settle(all());
    },
  };
}

/** Messages may arrive out of order: an export's progress never goes back. */
const newer = (one: ExportView, other: ExportView): ExportView =>
  other.state === 'running' && (one.state !== 'running' || other.done < one.done) ? one : other;

/** Reports in its ZIP, failed ones included. */
export const madeOf = ({ done, failed }: ExportView): number => done - failed;
