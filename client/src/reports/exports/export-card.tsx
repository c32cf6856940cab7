import { createSignal, Show } from 'solid-js';
import type { ExportView } from '../../../../shared/api/reports.ts';
import { languageNames } from '../../../../shared/text/language.ts';
import { exportUrl } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Time } from '../../ui/text/time.tsx';
import { useReportJobs } from '../report-jobs.ts';
import { words } from '../words.ts';
import { madeOf } from './create-exports.ts';

const w = words.exports;

/** One export: how far it is, what failed, and what can be done. `onGone`: it was cancelled or removed. */
export function ExportCard(props: { view: ExportView; onGone: () => void }) {
  const desk = useReportJobs();
  const live = useLive();
  const [isEnding, setEnding] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const isRunning = () => props.view.state === 'running';
  const end = async () => {
    if (isEnding()) return;
    const wasRunning = isRunning();
    setEnding(true);
    setError(undefined);
    try {
      await desk.exports.end(props.view.id);
      if (wasRunning) desk.tellCancelled();
      props.onGone();
    } catch (failure) {
      setEnding(false);
      setError(failure);
    }
  };
  return (
    <li class="flex flex-col gap-2 border-b border-line py-3 last:border-0">
      <div class="num">
        <p class="font-medium">
          {isRunning()
            ? w.running({ done: props.view.done, total: props.view.total })
            : w.ready({ n: madeOf(props.view) })}
        </p>
        <p class="text-small text-muted">
          {w.asked} <Time at={props.view.createdAt} short /> · {words.papers[props.view.paper]} ·{' '}
          <span lang={props.view.language}>{languageNames[props.view.language]}</span>
        </p>
      </div>
      <Show when={isRunning()}>
        <Progress value={(props.view.done / Math.max(1, props.view.total)) * 100} label={w.progress} />
        <Show when={live.state() === 'stale'}>
          <p class="text-small text-muted">{w.line}</p>
        </Show>
      </Show>
      <Show when={props.view.failed}>
        {(n) => (
          <p class="num text-small text-rejected">{isRunning() ? w.failed({ n: n() }) : w.failedIndex({ n: n() })}</p>
        )}
      </Show>
      <Show when={error()}>
        {(failure) => <Failed what={isRunning() ? w.cancelFailed : w.removeFailed} error={failure()} />}
      </Show>
      <div class="flex gap-2">
        <Show when={props.view.state === 'ready'}>
          <a
            href={exportUrl(props.view.id)}
            download=""
            rel="external"
            class="inline-flex h-8 items-center rounded-md bg-accent px-3 font-medium text-on-accent hover:opacity-90"
          >
            {w.download}
          </a>
        </Show>
        <Button kind={isRunning() ? 'plain' : 'quiet'} aria-disabled={isEnding()} onClick={() => void end()}>
          {isEnding() && isRunning() ? w.cancelling : isRunning() ? w.cancel : w.remove}
        </Button>
      </div>
    </li>
  );
}
