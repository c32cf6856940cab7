import { For, Show } from 'solid-js';
import type { SourcedValue, Sources } from '../../../../shared/session/source.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { formatTime } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { provenanceOf, whoOf } from './provenance.ts';

const w = words.provenance;

/** Under a group of values: who asserted them, with which engine, and when. */
export function SourceLines(props: { sources: Sources; group: Partial<Record<SourcedValue, string>>; class?: string }) {
  const lines = () => provenanceOf(props.sources, props.group);
  return (
    <Show when={lines().length > 0}>
      <ul class={`mt-1.5 flex flex-col gap-0.5 text-small text-muted ${props.class ?? ''}`} aria-label={w.label}>
        <For each={lines()}>
          {(line) => (
            <li class="wrap-anywhere">
              {line.values.length > 0 ? w.of({ values: line.values.join(text.ui.comma) }) : w.all} <bdi>{line.who}</bdi>
              {' · '}
              <span class="num">
                <Time at={line.at} />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** The same of one value, for its tooltip. */
export function sourceTip(sources: Sources, value: SourcedValue): string | undefined {
  const source = sources[value];
  return source && w.tip({ who: whoOf(source), time: formatTime(source.at) });
}
