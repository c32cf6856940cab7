import { CircleAlert, CircleCheck, FileArchive, X } from 'lucide-solid';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { describeError, exportUrl } from '../api.ts';
import { text } from '../text/text.ts';
import { handOnFocus } from '../ui/behaviour/hand-on-focus.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { madeOf } from './exports/create-exports.ts';
import { type Notice, useReportJobs } from './report-jobs.ts';
import { words } from './words.ts';

const w = words.notices;
const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

/** Outcome of a report or an export. */
export function ReportNotice(props: { notice: Notice; onClose: () => void }) {
  const desk = useReportJobs();
  const ended = () => (props.notice.kind === 'order' ? props.notice.outcome : undefined);
  const downloaded = () => {
    const outcome = ended();
    return outcome?.is === 'downloaded' ? outcome : undefined;
  };
  const failed = () => {
    const outcome = ended();
    return outcome?.is === 'failed' ? outcome : undefined;
  };
  const csvFailed = () => (props.notice.kind === 'csv_failed' ? props.notice : undefined);
  const ready = () => (props.notice.kind === 'ready' ? props.notice.view : undefined);
  return (
    <Switch
      fallback={<Slip icon={<CircleCheck {...icon} class="text-muted" />} what={w.cancelled} onClose={props.onClose} />}
    >
      <Match when={downloaded()}>
        {(outcome) => (
          <Slip
            icon={<CircleCheck {...icon} class="text-verified" />}
            what={w.downloaded({ number: outcome().report.number })}
            onClose={props.onClose}
          >
            <Show when={!outcome().report.final}>
              <p class="text-muted">{w.isNotFinal}</p>
            </Show>
          </Slip>
        )}
      </Match>
      <Match when={failed()}>
        {(outcome) => (
          <FailedSlip
            what={w.failed}
            wording={
              outcome().error === undefined
                ? { why: w.failedOn, now: w.failedNow, reference: outcome().report?.number }
                : describeError(outcome().error)
            }
            again={() => {
              const { sessionId, form } = outcome();
              return () => desk.orders.ask(sessionId, form);
            }}
            onClose={props.onClose}
          />
        )}
      </Match>
      <Match when={csvFailed()}>
        {(notice) => (
          <FailedSlip
            what={w.csvFailed}
            wording={describeError(notice().error)}
            again={() => {
              const { listing } = notice();
              return () => desk.csv.run(listing);
            }}
            onClose={props.onClose}
          />
        )}
      </Match>
      <Match when={ready()}>
        {(view) => (
          <Slip
            icon={<FileArchive {...icon} class="text-live" />}
            what={w.ready({ n: madeOf(view()) })}
            onClose={props.onClose}
          >
            <a
              href={exportUrl(view().id)}
              download=""
              rel="external"
              class="font-medium text-accent underline underline-offset-2"
              onClick={() => props.onClose()}
            >
              {words.exports.download}
            </a>
          </Slip>
        )}
      </Match>
    </Switch>
  );
}

function Slip(props: { icon: JSX.Element; what: string; onClose: () => void; children?: JSX.Element }) {
  let root!: HTMLDivElement;
  handOnFocus(() => root);
  return (
    <div
      ref={root}
      class="fade-in pointer-events-auto flex items-start gap-3 rounded-lg border border-line bg-raised py-2 ps-4 pe-2 shadow-float"
    >
      <span class="mt-1.5 shrink-0">{props.icon}</span>
      <div class="min-w-0 flex-1 py-1 wrap-anywhere">
        <p class="num font-medium">{props.what}</p>
        {props.children}
      </div>
      <IconButton size="small" aria-label={w.close} onClick={() => props.onClose()}>
        <X size={14} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Why it failed, with a retry button. */
function FailedSlip(props: {
  what: string;
  wording: { why: string; now: string; reference?: string | undefined };
  /** Reads the request while the notice is shown; the function that it returns repeats it. */
  again: () => () => void;
  onClose: () => void;
}) {
  return (
    <Slip icon={<CircleAlert {...icon} class="text-rejected" />} what={props.what} onClose={props.onClose}>
      <p class="text-muted">
        {props.wording.why} {props.wording.now}
        <Show when={props.wording.reference}>
          {' '}
          {text.ui.reference} <span class="num text-text">{props.wording.reference}</span>
        </Show>
      </p>
      <Button
        size="small"
        class="mt-1.5"
        onClick={() => {
          const run = props.again();
          props.onClose();
          run();
        }}
      >
        {w.again}
      </Button>
    </Slip>
  );
}
