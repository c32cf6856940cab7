import { type Accessor, createSignal } from 'solid-js';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';
import { fullName } from '../session-model/session-name.ts';
import { alertPauseMs } from './pause.ts';

/** An alert that was raised while the console was open. */
export interface Raised {
  alertId: string;
  sessionId: string;
  /** The person's name, if the feed included it. */
  name: string;
}

/** Number of open alerts, and those raised since the page was loaded; for as long as the calling scope lives. */
export function createOpenAlerts(): {
  count: Accessor<number>;
  raised: Accessor<readonly Raised[]>;
  dismiss: () => void;
} {
  const live = useLive();
  const { answer } = createQuery({
    name: 'alertCount',
    live,
    ask: () => api.alerts('state=open&limit=0'),
    pauseMs: alertPauseMs,
  });
  const count = () => answer()?.open ?? 0;
  const [raised, setRaised] = createSignal<readonly Raised[]>([]);
  live.onChanges((change) => {
    if (change.type === 'snapshot') return;
    for (const { type, sessionId, data } of change.facts) {
      if (type === 'alert.raised' && sessionId !== null) {
        const row = change.rows.find(({ id }) => id === sessionId);
        setRaised((all) => [...all, { alertId: data.alertId, sessionId, name: row ? fullName(row) : '' }]);
      } else if (type === 'alert.closed') setRaised((all) => all.filter(({ alertId }) => alertId !== data.alertId));
    }
  });
  return { count, raised, dismiss: () => setRaised([]) };
}
