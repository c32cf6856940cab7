import { TriangleAlert } from 'lucide-solid';
import { Show } from 'solid-js';
import type { ScreenedList } from '../../../../shared/screening/screening.ts';
import { now } from '../../ui/text/format.ts';
import { oldDays } from './screening-status.ts';
import { words } from './words.ts';

/** That a list is out of date, and by how many days; nothing for one that is not. */
export function ListAge(props: { list: ScreenedList }) {
  return (
    <Show when={oldDays(props.list, now())}>
      {(days) => (
        <span class="inline-flex items-center gap-1 text-small text-awaiting" data-tip={words.listOldTip}>
          <TriangleAlert size={12} stroke-width={2} aria-hidden="true" />
          {words.listOld({ days: days() })}
        </span>
      )}
    </Show>
  );
}
