import { EllipsisVertical } from 'lucide-solid';
import { createSignal, lazy, Show, Suspense } from 'solid-js';
import { api, describeError } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/floating/menu.tsx';
import type { Deciding } from './deciding.ts';
import { words } from './words.ts';

const w = words.handOver;
const AssignDialog = lazy(() => import('./dialogs/assign-dialog.tsx').then((m) => ({ default: m.AssignDialog })));

/** Pixels within the bar's padding below which its buttons do not fit: 42 rem, the same as in its container queries. */
const narrowBarPx = 672;

/** Assignment of a waiting session: release, assign, escalate or snooze. */
export function HandOverMenu(props: { deciding: Deciding; bar: HTMLElement }) {
  const d = () => props.deciding;
  const waiting = () => d().view().waiting;
  const [assigning, setAssigning] = createSignal(false);
  const [failed, setFailed] = createSignal<unknown>();
  const run = async (work: Promise<unknown>) => {
    setFailed(undefined);
    await work.catch(setFailed);
  };
  const id = () => d().view().id;
  /** Measured when the menu opens: it holds what does not fit in the bar. */
  const isNarrow = () => {
    const { paddingLeft, paddingRight } = getComputedStyle(props.bar);
    return props.bar.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) < narrowBarPx;
  };
  const [narrow, setNarrow] = createSignal(false);
  const items = (): MenuItem[] => [
    ...(narrow() && d().status().can
      ? [
          ...(d().claim.isMine() ? [] : [{ label: words.claim.take, run: () => void d().claim.take() }]),
          { label: words.askAgain, run: () => d().show('retry') },
          'line' as const,
        ]
      : []),
    ...(d().claim.isMine() ? [{ label: words.claim.release, run: () => void d().claim.release() }] : []),
    ...(waiting()?.assignedTo === d().me.id
      ? []
      : [{ label: w.assignToMe, run: () => void run(api.assign(id(), d().me.id)) }]),
    { label: w.assign, run: () => setAssigning(true) },
    ...(waiting()?.assignedTo === null ? [] : [{ label: w.unassign, run: () => void run(api.assign(id(), null)) }]),
    'line',
    ...(waiting()?.escalated ? [] : [{ label: w.escalate, run: () => d().show('escalate') }]),
    waiting()?.snoozedUntil
      ? { label: w.wake, run: () => void run(api.snooze(id(), { reason: w.wake, until: null })) }
      : { label: w.snooze, run: () => d().show('snooze') },
  ];
  return (
    <>
      <Menu
        label={w.menu}
        side="above"
        align="end"
        items={items()}
        trigger={(attributes) => (
          <Button
            kind="quiet"
            {...attributes}
            onClick={(event) => {
              setNarrow(isNarrow());
              attributes.onClick(event);
            }}
            onKeyDown={(event) => {
              setNarrow(isNarrow());
              attributes.onKeyDown(event);
            }}
            aria-label={w.menu}
            data-tip={w.menu}
          >
            <EllipsisVertical size={16} stroke-width={1.75} aria-hidden="true" />
          </Button>
        )}
      />
      <Show when={failed()}>
        {(error) => (
          <p role="alert" class="text-small text-rejected">
            {describeError(error()).why} {describeError(error()).now}
          </p>
        )}
      </Show>
      <Show when={assigning()}>
        <Suspense>
          <AssignDialog deciding={d()} onClose={() => setAssigning(false)} />
        </Suspense>
      </Show>
    </>
  );
}
