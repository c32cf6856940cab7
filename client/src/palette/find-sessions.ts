import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import type { SessionRow } from '../../../shared/session/session.ts';
import type { Live } from '../live/store.ts';
import { latestOnly } from '../ui/behaviour/latest-only.ts';

const most = 8;
/** Milliseconds between the last letter and the search: a fast typist sends one request, not seven. */
const pauseMs = 120;

export interface FoundSessions {
  rows: Accessor<readonly SessionRow[]>;
  /** `waiting`: results shown, if any, are of the previous words. */
  state: Accessor<'idle' | 'waiting' | 'found' | 'failed'>;
}

/** Sessions found by the typed text, updated by the live feed while they are shown. */
export function createFoundSessions(
  typed: Accessor<string>,
  live: Pick<Live, 'onChanges'>,
  fetchPage: (query: SessionQuery, signal: AbortSignal) => Promise<SessionPage>,
): FoundSessions {
  const [rows, setRows] = createSignal<readonly SessionRow[]>([]);
  const [state, setState] = createSignal<ReturnType<FoundSessions['state']>>('idle');
  const asking = latestOnly();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    asking.cut();
  };
  onCleanup(stop);

  const find = async (q: string) => {
    const signal = asking.next();
    try {
      const page = await fetchPage({ q, limit: most }, signal);
      if (signal.aborted) return;
      setRows(page.rows);
      setState('found');
    } catch {
      if (signal.aborted) return;
      setRows([]);
      setState('failed');
    }
  };
  createEffect(
    on(
      () => typed().trim(),
      (q) => {
        stop();
        if (!q) {
          setRows([]);
          setState('idle');
          return;
        }
        setState('waiting');
        timer = setTimeout(() => void find(q), pauseMs);
      },
    ),
  );
  live.onChanges((heard) => {
    if (heard.type !== 'changes') return;
    const present = new Map(heard.rows.map((row) => [row.id, row]));
    const gone = new Set(heard.gone);
    if (!rows().some((row) => present.has(row.id) || gone.has(row.id))) return;
    setRows((now) => now.filter((row) => !gone.has(row.id)).map((row) => present.get(row.id) ?? row));
  });
  return { rows, state };
}
