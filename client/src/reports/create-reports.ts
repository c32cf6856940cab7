import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';

/** Milliseconds between two questions: a report under way says often how far it is. */
const pauseMs = 300;

/** The reports made of a session, as they are made and as the session changes under them. */
export function createReports(sessionId: string) {
  const live = useLive();
  const { answer, failure, load } = createQuery({
    name: 'reports',
    live,
    ask: () => api.reports(sessionId),
    isAbout: (id) => id === sessionId,
    pauseMs,
  });
  live.onPassing((message) => {
    if (message.type === 'report' && message.report.sessionId === sessionId) void load();
  });
  return { answer, failure: () => (answer() ? undefined : failure()), load };
}
