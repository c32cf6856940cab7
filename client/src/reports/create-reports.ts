import { createSignal, onCleanup } from 'solid-js';
import type { ReportsAnswer } from '../../../shared/api/reports.ts';
import { api } from '../api.ts';
import { useLive } from '../live/store.ts';

/** Milliseconds in which several changes are answered with one look. */
const pause = 300;

/** The reports made of a session, as they are made and as the session changes under them. */
export function createReports(sessionId: string) {
  const live = useLive();
  const [answer, setAnswer] = createSignal<ReportsAnswer>();
  const [failure, setFailure] = createSignal<unknown>();
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    const mine = ++asked;
    try {
      const next = await api.reports(sessionId);
      if (mine !== asked) return;
      setAnswer(next);
      setFailure(undefined);
    } catch (error) {
      if (mine === asked && !answer()) setFailure(error);
    }
  };
  const loadSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), pause);
  };
  void load();
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some((fact) => fact.sessionId === sessionId)) loadSoon();
  });
  live.onPassing((message) => {
    if (message.type === 'report' && message.report.sessionId === sessionId) loadSoon();
  });
  onCleanup(() => {
    clearTimeout(timer);
    asked += 1;
  });
  return { answer, failure, load };
}
