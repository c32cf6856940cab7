import { CircleCheck, CircleX, Download, FileText, History, LoaderCircle } from 'lucide-solid';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { ReportView } from '../../../shared/api/reports.ts';
import { languageNames } from '../../../shared/text/language.ts';
import { reportUrl } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/floating/dialog.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { formatBytes } from '../ui/text/format.ts';
import { Time } from '../ui/text/time.tsx';
import { createReports } from './create-reports.ts';
import { useReportJobs } from './report-jobs.ts';
import { words } from './words.ts';

const w = words.list;

/** All reports made of a session, the newest first, each with whether the session is still as it says. */
export function ReportsDialog(props: { sessionId: string; onClose: () => void }) {
  const reports = createReports(props.sessionId);
  // By id: a report that goes on stays the same line, with its focus.
  const ids = createMemo(() => reports.answer()?.reports.map(({ id }) => id) ?? []);
  return (
    <Dialog open wide onClose={props.onClose} title={w.title}>
      <Switch
        fallback={
          <Late>
            <div class="flex flex-col gap-3">
              <Skeleton class="h-12 w-full" />
              <Skeleton class="h-12 w-full" />
            </div>
          </Late>
        }
      >
        <Match when={reports.failure()}>
          {(error) => <ErrorState what={w.failed} error={error()} retry={() => void reports.load()} />}
        </Match>
        <Match when={reports.answer()?.reports.length === 0}>
          <EmptyState
            icon={<FileText size={24} stroke-width={1.5} aria-hidden="true" />}
            title={w.none}
            detail={w.noneDetail}
          />
        </Match>
        <Match when={reports.answer()}>
          {(answer) => (
            <ul aria-label={w.label} class="-my-2">
              <For each={ids()}>
                {(id) => (
                  <Show when={answer().reports.find((report) => report.id === id)}>
                    {(report) => <Report report={report()} isCurrent={report().state === answer().state} />}
                  </Show>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

function Report(props: { report: ReportView; isCurrent: boolean }) {
  const desk = useReportJobs();
  const d = () => props.report;
  const isAsked = () => desk.orders.of(d().sessionId) !== undefined;
  return (
    <li class="flex items-center gap-3 border-b border-line py-2.5 last:border-0 max-sm:flex-wrap">
      <div class="min-w-0 flex-1 basis-64">
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span class="num font-semibold">
            <span class="sr-only">{w.number({ number: '' })}</span>
            {d().number}
          </span>
          <Badge tone={d().final ? 'expired' : 'awaiting'}>{d().final ? w.final : w.notFinal}</Badge>
          <Status report={d()} isCurrent={props.isCurrent} />
        </p>
        <p class="num flex flex-wrap gap-x-1.5 text-muted">
          <Time at={d().madeAt} />
          <span>{d().madeBy.kind === 'key' ? w.byKey({ name: d().madeBy.name }) : w.by({ who: d().madeBy.name })}</span>
          <span aria-hidden="true">·</span>
          <span>{words.papers[d().paper]}</span>
          <span aria-hidden="true">·</span>
          <span lang={d().language}>{languageNames[d().language]}</span>
          <Show when={d().bytes}>
            {(bytes) => (
              <>
                <span aria-hidden="true">·</span>
                <span>{formatBytes(bytes())}</span>
              </>
            )}
          </Show>
        </p>
      </div>
      <Switch>
        <Match when={d().status === 'made'}>
          <a
            href={reportUrl(d().sessionId, d().id)}
            download=""
            rel="external"
            aria-label={w.downloadNamed({ number: d().number })}
            class="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border border-line bg-surface px-3 font-medium hover:bg-sunk"
          >
            <Download size={16} stroke-width={1.5} aria-hidden="true" />
            {w.download}
          </a>
        </Match>
        <Match when={d().status === 'failed'}>
          <Button
            aria-label={w.againNamed({ number: d().number })}
            aria-disabled={isAsked()}
            onClick={() => desk.orders.ask(d().sessionId, { paper: d().paper, language: d().language })}
          >
            {w.again}
          </Button>
        </Match>
      </Switch>
    </li>
  );
}

/** Whether it can be had, and whether it still says how things are. */
function Status(props: { report: ReportView; isCurrent: boolean }) {
  const small = { size: 14, 'stroke-width': 1.75, 'aria-hidden': 'true', class: 'shrink-0' } as const;
  return (
    <span class="inline-flex items-center gap-1 text-small">
      <Switch>
        <Match when={props.report.status === 'failed'}>
          <CircleX {...small} class="text-rejected" />
          <span class="text-rejected">{w.failedOne}</span>
        </Match>
        <Match when={props.report.status !== 'made'}>
          <LoaderCircle {...small} class="animate-spin text-live" />
          <span class="text-live">{w.underWay}</span>
        </Match>
        <Match when={props.isCurrent}>
          <CircleCheck {...small} class="text-verified" />
          <span class="text-verified">{w.current}</span>
        </Match>
        <Match when={true}>
          <History {...small} class="text-awaiting" />
          <span class="text-awaiting">{w.outdated}</span>
        </Match>
      </Switch>
    </span>
  );
}
