import { TriangleAlert } from 'lucide-solid';
import { For } from 'solid-js';
import type { ConditionsAnswer } from '../../../shared/api/settings.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { useMe } from '../accounts/me.ts';
import { Button } from '../ui/button.tsx';
import { Time } from '../ui/time.tsx';
import { differences } from './differences.ts';
import type { Draft } from './draft.ts';
import { words } from './words.ts';

const w = words.theirs;

/** Somebody has saved others while these were edited: who, when, and where they differ. Neither is lost unseen. */
export function Theirs(props: { mine: Draft; theirs: ConditionsAnswer; onLoad: () => void; onKeep: () => void }) {
  const me = useMe();
  const colleagues = useColleagues();
  const title = () =>
    // In another window.
    props.theirs.changedBy === me().reviewer.id
      ? w.you
      : w.title(colleagues.find(props.theirs.changedBy)?.name ?? words.somebody);
  return (
    <div class="flex flex-col gap-2">
      <p role="alert" class="flex gap-2 font-medium">
        <TriangleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-awaiting" aria-hidden="true" />
        <span>
          {title()}, <Time at={props.theirs.changedAt ?? new Date().toISOString()} ago />.
          <span class="font-normal text-muted"> {w.lead}</span>
        </span>
      </p>
      <div tabindex="0" role="region" aria-label={w.lead} class="max-h-[30dvh] overflow-y-auto">
        <table class="w-full table-fixed">
          <thead>
            <tr class="caps [&>th]:py-1 [&>th]:text-start [&>th]:font-[550]">
              <th scope="col">{w.what}</th>
              <th scope="col">{w.mine}</th>
              <th scope="col">{w.theirs}</th>
            </tr>
          </thead>
          <tbody>
            <For each={differences(props.mine, props.theirs)}>
              {({ name, mine, theirs }) => (
                <tr class="border-t border-line [&>*]:py-1 [&>*]:pe-3 [&>*]:align-top [&>*]:wrap-anywhere">
                  <th scope="row" class="text-start font-normal text-muted">
                    {name}
                  </th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <div class="flex flex-wrap justify-end gap-2">
        <Button onClick={() => props.onKeep()}>{w.keep}</Button>
        <Button kind="primary" onClick={() => props.onLoad()}>
          {w.load}
        </Button>
      </div>
    </div>
  );
}
