import { ChevronDown, FileDown, LoaderCircle } from 'lucide-solid';
import { createSignal, onCleanup, Show, Suspense } from 'solid-js';
import { papers } from '../../../shared/report/report.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { languageNames, languages } from '../../../shared/text/language.ts';
import { createKeys } from '../keyboard/keys.ts';
import { ariaKey } from '../keyboard/single-keys.ts';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { Button } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/floating/menu.tsx';
import { isFinished } from './finished.ts';
import { choosePaper, chooseReportLanguage, paper, reportForm, reportLanguage } from './report-form.ts';
import { useReportJobs } from './report-jobs.ts';
import { words } from './words.ts';

const ReportsDialog = lazyAgain(() => import('./reports-dialog.tsx').then((m) => m.ReportsDialog));

/** Milliseconds before the single stages are named: most reports are made sooner, and words that flicker tell nothing. */
const calm = 900;

/** The session as a PDF, for the paper that was last chosen; beside it the choice, and the reports made so far. */
export function DownloadButton(props: { view: SessionView; class?: string }) {
  const desk = useReportJobs();
  const [listing, setListing] = createSignal(false);
  const order = () => desk.orders.of(props.view.id);
  const ask = () => desk.orders.ask(props.view.id, reportForm());
  createKeys((event) => {
    if (event.key !== 'd') return false;
    ask();
    return true;
  }, 'd');

  const items = (): MenuItem[] => [
    { heading: words.paper },
    ...papers.map((value) => ({
      label: words.papers[value],
      get checked() {
        return paper() === value;
      },
      keepOpen: true,
      run: () => choosePaper(value),
    })),
    { heading: words.language },
    ...languages.map((value) => ({
      label: languageNames[value],
      get checked() {
        return reportLanguage() === value;
      },
      keepOpen: true,
      run: () => chooseReportLanguage(value),
    })),
    ...(isFinished(props.view) ? [] : [{ note: words.notFinalHint }]),
    'line',
    { label: words.made, run: () => setListing(true) },
  ];
  return (
    <div class={`flex shrink-0 ${props.class ?? ''}`}>
      <Button
        class="rounded-e-none border-e-0"
        aria-keyshortcuts={ariaKey('d')}
        aria-disabled={order() !== undefined}
        data-tip={words.downloadHint}
        onClick={ask}
      >
        <Show when={order()} fallback={<FileDown size={16} stroke-width={1.5} aria-hidden="true" />}>
          <LoaderCircle size={16} stroke-width={1.5} aria-hidden="true" class="animate-spin" />
        </Show>
        <Show
          when={order()}
          fallback={
            <>
              <span class="max-sm:sr-only">{words.download}</span>
              <span aria-hidden="true" class="sm:hidden">
                {words.downloadShort}
              </span>
            </>
          }
        >
          {(one) => (
            <>
              <span class="sr-only">{words.download}: </span>
              <StatusText since={one().since} status={one().report?.status ?? 'queued'} />
            </>
          )}
        </Show>
      </Button>
      <Menu
        label={words.options}
        align="end"
        items={items()}
        trigger={(attributes) => (
          <Button {...attributes} class="rounded-s-none px-1.5!" aria-label={words.options} data-tip={words.options}>
            <ChevronDown size={14} stroke-width={1.75} aria-hidden="true" />
          </Button>
        )}
      />
      {/* Said once: the notice says how it ended. */}
      <p role="status" class="sr-only">
        {order() ? words.being : ''}
      </p>
      <Show when={listing()}>
        <Suspense>
          <ReportsDialog sessionId={props.view.id} onClose={() => setListing(false)} />
        </Suspense>
      </Show>
    </div>
  );
}

/** How far it is, as a word; on a phone the icon turns and says enough. */
function StatusText(props: { since: number; status: keyof typeof words.statuses }) {
  const [isLong, setLong] = createSignal(Date.now() - props.since >= calm);
  const timer = setTimeout(() => setLong(true), calm - (Date.now() - props.since));
  onCleanup(() => clearTimeout(timer));
  return (
    <span class="max-sm:sr-only min-w-24 text-start">{isLong() ? words.statuses[props.status] : words.preparing}</span>
  );
}
