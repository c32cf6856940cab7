import { CircleCheck, Eraser, History } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import type { SessionSince } from '../../../shared/api/reports.ts';
import { Time } from '../ui/text/time.tsx';
import { words } from './words.ts';

const w = words.since;
const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

/** What has become of the session's decision, as far as an outsider may know. */
export function Since(props: { since: SessionSince; company: string }) {
  const later = () => (props.since.is === 'superseded' || props.since.is === 'withdrawn' ? props.since : undefined);
  return (
    <div class="flex gap-2 rounded-md border border-line p-3">
      <h3 class="sr-only">{w.label}</h3>
      <Switch>
        <Match when={props.since.is === 'unchanged'}>
          <CircleCheck {...icon} class="mt-0.5 shrink-0 text-verified" />
          <p>{w.unchanged}</p>
        </Match>
        <Match when={props.since.is === 'erased'}>
          <Eraser {...icon} class="mt-0.5 shrink-0 text-muted" />
          <p>{w.erased}</p>
        </Match>
        <Match when={later()}>
          {(change) => (
            <>
              <History {...icon} class="mt-0.5 shrink-0 text-awaiting" />
              <div class="min-w-0 flex-1">
                <p class="flex flex-wrap justify-between gap-x-3 font-medium">
                  {w[change().is]}
                  <Time at={change().at} />
                </p>
                <p>{w.todo({ company: props.company })}</p>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
