import { TriangleAlert } from 'lucide-solid';
import { For, type ParentProps } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import type { Difference } from '../conditions/differences.ts';
import { words } from '../words.ts';

const w = words.theirs;

/** Two have changed the same settings: where they differ, and which are to be. Inside: who was faster. */
export function Clash(
  props: ParentProps<{ differences: readonly Difference[]; onLoad: () => void; onKeep: () => void }>,
) {
  return (
    <div class="flex flex-col gap-2">
      <p role="alert" class="flex gap-2 font-medium">
        <TriangleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-awaiting" aria-hidden="true" />
        <span>
          {props.children}
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
            <For each={props.differences}>
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
