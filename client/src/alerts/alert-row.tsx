import { A } from '@solidjs/router';
import { CircleCheck } from 'lucide-solid';
import { Show } from 'solid-js';
import type { AlertView } from '../../../shared/api/screening.ts';
import { fullName } from '../session-model/session-name.ts';
import { StateMark } from '../session-model/state-mark.tsx';
import { text } from '../text/text.ts';
import { Flag } from '../ui/text/country.tsx';
import { countryName } from '../ui/text/country-name.ts';
import { Time } from '../ui/text/time.tsx';
import { AlertHits } from './alert-hits.tsx';
import { pepOf } from './pep-of.ts';
import { words } from './words.ts';

/** Whom a newer list names, since when that is known, and as whom. */
export function AlertRow(props: { alert: AlertView; isNew: boolean }) {
  const session = () => props.alert.session;
  const number = () => session().documentNumber ?? session().reference;
  return (
    <li
      class={`grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 hover:bg-sunk md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,18rem)_minmax(0,1fr)_17rem] ${props.isNew ? 'tint fade-in' : ''}`}
    >
      <div class="min-w-0">
        <p class="flex items-center gap-1.5">
          <Show when={session().nationality}>
            {(code) => (
              <span class="inline-flex" data-tip={countryName(code())}>
                <Flag state={code()} />
                <span class="sr-only">{countryName(code())}</span>
              </span>
            )}
          </Show>
          <A
            href={pepOf(session().id)}
            data-alert
            dir="auto"
            class={`min-w-0 truncate rounded hover:underline ${fullName(session()) ? 'font-medium' : 'text-muted'}`}
          >
            {fullName(session()) || text.sessions.noName}
          </A>
        </p>
        <p class="mt-0.5 flex flex-wrap items-center gap-x-2 text-small text-muted">
          <StateMark state={session().state} />
          <Show when={number()}>{(it) => <span class="num truncate">{it()}</span>}</Show>
        </p>
      </div>
      <AlertHits hits={props.alert.hits} />
      <div class="num text-small text-muted md:max-xl:col-start-2 xl:text-end">
        <p>
          {words.raised} <Time at={props.alert.at} ago />
        </p>
        <Show when={props.alert.closedAt}>
          {(at) => (
            <p class="inline-flex flex-wrap items-center gap-x-1">
              <CircleCheck size={14} stroke-width={1.75} class="shrink-0 text-verified" aria-hidden="true" />
              {words.closedAt} <Time at={at()} ago />
            </p>
          )}
        </Show>
      </div>
    </li>
  );
}
