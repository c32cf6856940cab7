import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { api } from '../api.ts';
import { useLive } from '../live/store.ts';
import { fullName } from '../session-model/session-name.ts';
import { singleFlight } from './single-flight.ts';

/** An alert that was raised while somebody looked at the console. */
export interface Raised {
  alertId: string;
  sessionId: string;
  /** Of the person, where the feed brought it along. */
  name: string;
}

/** How many alerts are open, and those that have come meanwhile; for as long as the calling scope lives. */
export function createOpenAlerts(): {
  count: Accessor<number>;
  raised: Accessor<readonly Raised[]>;
  dismiss: () => void;
} {
  const live = useLive();
  const [count, setCount] = createSignal(0);
  const [raised, setRaised] = createSignal<readonly Raised[]>([]);
  const polling = singleFlight(() =>
    api.alerts('state=open&limit=0').then(
      ({ open }) => void setCount(open),
      // The count before stands: the next change asks again.
      () => {},
    ),
  );
  polling.ask();
  onCleanup(polling.stop);
  live.onChanges((change) => {
    if (change.type === 'snapshot') return polling.ask();
    for (const { type, sessionId, data } of change.facts) {
      if (type === 'alert.raised' && sessionId !== null) {
        const row = change.rows.find(({ id }) => id === sessionId);
        setRaised((all) => [...all, { alertId: data.alertId, sessionId, name: row ? fullName(row) : '' }]);
      } else if (type === 'alert.closed') setRaised((all) => all.filter(({ alertId }) => alertId !== data.alertId));
      else continue;
      polling.ask();
    }
  });
  return { count, raised, dismiss: () => setRaised([]) };
}
