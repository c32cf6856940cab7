import { Clock4 } from 'lucide-solid';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { api, ProblemError } from '../../../api.ts';
import { createAction } from '../../../ui/behaviour/create-action.ts';
import { Button } from '../../../ui/button.tsx';
import { Time } from '../../../ui/text/time.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { words } from '../words.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

const w = words.schedule;

/** How often an own list is fetched, from where, and when next. */
export function ScheduleLine(props: {
  store: ScreeningStore;
  list: ListView;
  say: (what: string) => void;
  setWrong: (wrong: { what: string; error: unknown } | undefined) => void;
  refocus: () => void;
}) {
  const acting = createAction<'fetch' | 'end'>();
  const [changing, setChanging] = createSignal(false);
  const act = async (what: 'fetch' | 'end', work: () => Promise<unknown>, done: string, failed: string) => {
    if (acting.isRunning()) return;
    props.setWrong(undefined);
    if (await acting.run(() => props.store.whileSending(work()), what)) return props.say(done);
    const error = acting.error();
    // Errors in its files are shown in the list itself by now, with the line number.
    if (!(error instanceof ProblemError && error.code === 'list_refused')) props.setWrong({ what: failed, error });
  };
  const { id } = props.list;
  const title = () => props.list.title;
  const fetchNow = () => act('fetch', () => api.fetchList(id), w.fetched({ name: title() }), w.fetchFailed);
  const end = () => act('end', () => api.unscheduleList(id), w.ended({ name: title() }), w.endFailed);
  const isBusy = () => acting.isRunning() || props.list.importing !== null;
  // The pressed button is removed with the schedule.
  const keepFocus = (box: HTMLElement) =>
    onCleanup(() => box.contains(document.activeElement) && queueMicrotask(props.refocus));
  return (
    <Show when={props.list.schedule}>
      {(schedule) => (
        <div ref={keepFocus} class="flex flex-col gap-1 border-t border-line pt-2">
          <p class="num flex gap-2">
            <Clock4 size={16} stroke-width={1.5} class="mt-0.5 shrink-0 text-muted" aria-hidden="true" />
            <span>
              {everyWords(schedule().everyHours)}, {w.next} <Time at={schedule().nextAt} short />
            </span>
          </p>
          <ul class="ps-6 text-small text-muted">
            <For each={schedule().urls}>{(url) => <li class="wrap-anywhere">{url}</li>}</For>
          </ul>
          <div class="flex flex-wrap gap-2 ps-6">
            <Button
              size="small"
              aria-label={w.nowNamed({ name: title() })}
              aria-disabled={isBusy()}
              onClick={() => !isBusy() && void fetchNow()}
            >
              {acting.running() === 'fetch' ? w.fetching : w.now}
            </Button>
            <Button size="small" aria-label={w.changeNamed({ name: title() })} onClick={() => setChanging(true)}>
              {w.change}
            </Button>
            <Button size="small" kind="quiet" aria-label={w.endNamed({ name: title() })} onClick={() => void end()}>
              {w.end}
            </Button>
          </div>
          <Show when={changing()}>
            <ScheduleDialog store={props.store} list={props.list} say={props.say} onClose={() => setChanging(false)} />
          </Show>
        </div>
      )}
    </Show>
  );
}

const everyWords = (hours: number): string =>
  hours % 24 === 0 ? w.every.days({ n: hours / 24 }) : w.every.hours({ n: hours });
