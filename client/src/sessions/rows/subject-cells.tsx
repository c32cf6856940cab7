import { A } from '@solidjs/router';
import { Monitor, Smartphone } from 'lucide-solid';
import { Show } from 'solid-js';
import type { SessionRow } from '../../../../shared/session/session.ts';
import { fullName } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { Flag } from '../../ui/text/country.tsx';
import { countryName } from '../../ui/text/country-name.ts';

export function DocumentCell(props: { row: SessionRow; dense: boolean }) {
  return (
    <div role="gridcell" class="cell-document">
      <Show when={props.row.documentType}>
        {(type) => (
          <>
            <div class="truncate leading-4">
              {text.sessions.documents[type()]}
              <Show when={props.row.issuingState}>
                {(state) => (
                  <span class="text-muted" data-tip={countryName(state())}>
                    {' '}
                    · {state()}
                  </span>
                )}
              </Show>
              <Show when={props.dense && props.row.documentNumber}>
                <span class="num text-muted">
                  {' '}
                  · <bdi>{props.row.documentNumber}</bdi>
                </span>
              </Show>
            </div>
            <Show when={!props.dense && props.row.documentNumber}>
              <div class="num mt-0.5 truncate text-small leading-4 text-muted">{props.row.documentNumber}</div>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

export function SubjectCell(props: { row: SessionRow; dense: boolean }) {
  return (
    <div role="gridcell" class="cell-subject">
      <div class="flex items-center gap-1.5">
        <Show when={props.dense && props.row.nationality}>
          {(code) => (
            <span data-tip={countryName(code())} class="inline-flex">
              <Flag state={code()} />
              <span class="sr-only">{countryName(code())}</span>
            </span>
          )}
        </Show>
        <A
          href={`/sessions/${props.row.id}`}
          tabindex="-1"
          dir="auto"
          class={`truncate leading-4 ${fullName(props.row) ? 'font-medium' : 'text-muted'}`}
        >
          {fullName(props.row) || text.sessions.noName}
        </A>
      </div>
      <Show when={!props.dense && props.row.nationality}>
        {(code) => (
          <div class="mt-0.5 flex items-center gap-1.5 text-small leading-4 text-muted">
            <Flag state={code()} />
            <span class="truncate">{countryName(code())}</span>
          </div>
        )}
      </Show>
    </div>
  );
}

export function DeviceCell(props: { row: SessionRow }) {
  return (
    <div role="gridcell" class="cell-device flex items-center gap-1.5 text-muted">
      <Show when={props.row.device}>
        {(device) => (
          <>
            <Show
              when={device().kind === 'pc'}
              fallback={<Smartphone size={14} stroke-width={1.5} class="shrink-0" aria-hidden="true" />}
            >
              <Monitor size={14} stroke-width={1.5} class="shrink-0" aria-hidden="true" />
            </Show>
            <span class="truncate">{device().name}</span>
          </>
        )}
      </Show>
    </div>
  );
}
