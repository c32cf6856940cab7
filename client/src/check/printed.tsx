import { FileQuestion, QrCode } from 'lucide-solid';
import { createSignal, Match, onCleanup, Switch } from 'solid-js';
import type { PrintedAnswer } from '../../../shared/api/reports.ts';
import { api, ProblemError } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { Proof } from './proof.tsx';
import { ReportFacts } from './report-facts.tsx';
import { Since } from './since.tsx';
import { words } from './words.ts';

const w = words.printed;

/** What the code of a printed report says was issued. */
export function Printed(props: { code: string; onFound: (number: string | undefined) => void }) {
  const [found, setFound] = createSignal<PrintedAnswer>();
  const [failure, setFailure] = createSignal<unknown>();
  const cut = new AbortController();
  onCleanup(() => cut.abort());
  const load = async () => {
    setFailure(undefined);
    try {
      const answer = await api.printed(props.code, cut.signal);
      if (cut.signal.aborted) return;
      setFound(answer);
      props.onFound(answer.number);
    } catch (error) {
      if (!cut.signal.aborted) setFailure(error);
    }
  };
  void load();
  const isUnknown = () => {
    const error = failure();
    return error instanceof ProblemError && (error.code === 'not_found' || error.code === 'invalid_request');
  };
  return (
    <section aria-live="polite" class="overflow-hidden rounded-xl border border-line bg-surface">
      <Switch
        fallback={
          <Late>
            <div class="flex flex-col gap-3 p-4 sm:p-6">
              <p class="text-muted">{w.looking}</p>
              <Skeleton class="h-6 w-60" />
              <Skeleton class="h-40 w-full" />
            </div>
          </Late>
        }
      >
        <Match when={isUnknown()}>
          <div class="flex gap-3 bg-rejected/10 px-4 py-4 sm:px-6 sm:py-5">
            <FileQuestion size={28} stroke-width={1.5} aria-hidden="true" class="shrink-0 text-rejected" />
            <div class="text-[14px] leading-5.5">
              <h2 class="text-heading font-semibold text-rejected">{w.unknown}</h2>
              <p class="mt-1 font-medium">{w.unknownWhy}</p>
              <p class="mt-1">{w.unknownNow}</p>
            </div>
          </div>
        </Match>
        <Match when={failure()}>
          {(error) => (
            <div class="flex flex-col items-start gap-3 p-4 sm:p-6">
              <Failed what={w.failed} error={error()} />
              <Button onClick={() => void load()}>{w.again}</Button>
            </div>
          )}
        </Match>
        <Match when={found()}>
          {(report) => (
            <>
              <div class="flex gap-3 bg-sunk px-4 py-4 sm:px-6 sm:py-5">
                <QrCode size={28} stroke-width={1.5} aria-hidden="true" class="shrink-0 text-muted" />
                <div class="text-[14px] leading-5.5">
                  <h2 class="num text-heading font-semibold">
                    {w.title({ number: report().number.replace('-', '\u2011') })}
                  </h2>
                  <p class="mt-1">{w.lead}</p>
                </div>
              </div>
              <div class="flex flex-col gap-4 px-4 py-4 sm:px-6">
                <ReportFacts report={report()} />
                <Since since={report().since} company={report().company.name} />
                <p class="text-muted">{w.paper}</p>
                <Proof report={report()} />
              </div>
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
}
