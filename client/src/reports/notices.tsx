import { For, Suspense } from 'solid-js';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { useReportJobs } from './report-jobs.ts';
import { words } from './words.ts';

// The region is there from the beginning, so that what comes into it is announced.
const ReportNotice = lazyAgain(() => import('./report-notice.tsx').then((m) => m.ReportNotice));

/** What became of the reports that were asked for, wherever one is by now. */
export function ReportNotices() {
  const desk = useReportJobs();
  return (
    // Beside the alerts, above the bars of buttons at the bottom; on a phone at the top.
    <div
      role="log"
      aria-label={words.notices.label}
      class="pointer-events-none absolute z-30 flex flex-col gap-2 max-sm:inset-x-2 max-sm:top-14 sm:end-4 sm:bottom-16 sm:w-96"
    >
      <For each={desk.notices()}>
        {(notice) => (
          <Suspense>
            <ReportNotice notice={notice} onClose={() => desk.dismiss(notice.id)} />
          </Suspense>
        )}
      </For>
    </div>
  );
}
