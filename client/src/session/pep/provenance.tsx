import { For, Show } from 'solid-js';
import type { ScreenedList, ScreeningView } from '../../../../shared/screening/screening.ts';
import { formatDay } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { formatCertainty } from './certainty.ts';
import { ListAge } from './list-age.tsx';
import { words } from './words.ts';

/** When it was asked, and against which lists of which day: what a regulator asks first. */
export function Provenance(props: { result: NonNullable<ScreeningView['result']> }) {
  return (
    <dl class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
      <dt class="text-muted">{words.screened}</dt>
      <dd>
        <Time at={props.result.at} />
        <span class="text-muted">
          . {words.how({ algorithm: props.result.algorithm, threshold: formatCertainty(props.result.threshold) })}
        </span>
      </dd>
      <Show when={props.result.againAt}>
        {(at) => (
          <>
            <dt class="text-muted">{words.again}</dt>
            <dd>
              <Time at={at()} />
            </dd>
          </>
        )}
      </Show>
      <dt class="text-muted">{words.against}</dt>
      <dd>
        <ul>
          <For each={props.result.lists}>{(list) => <ListLine list={list} />}</For>
        </ul>
      </dd>
    </dl>
  );
}

function ListLine(props: { list: ScreenedList }) {
  return (
    <li class="flex flex-wrap items-baseline gap-x-2">
      <span>
        {props.list.title}{' '}
        <span class="text-muted">
          {props.list.date === null ? words.listNoDate : words.listDate({ date: formatDay(props.list.date) })}
        </span>
      </span>
      <ListAge list={props.list} />
    </li>
  );
}
