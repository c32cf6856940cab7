import { For, Show } from 'solid-js';
import { isDecisive } from '../../session/timeline/group.ts';
import { tell } from '../../session/timeline/tell.ts';
import { whoOf } from '../../session-model/timeline/who-of.ts';
import { words as timeline } from '../../session-model/timeline/words.ts';
import { words as page } from '../../session-model/words.ts';
import type { Source } from '../source.ts';
import { formatMoment } from '../utc.ts';
import { words } from '../words.ts';
import { Heads, Section } from './section.tsx';

const w = words.timeline;

/** Every event with its place in the log, none grouped and none left out: what the log itself can be held against. */
export function Timeline(props: { of: Source }) {
  const { record } = props.of.input;
  const { nameOf } = props.of;
  return (
    <Section title={page.sections.timeline}>
      <Show when={record.events.length > 0} fallback={<p class="quiet">{w.none}</p>}>
        <table class="grid timeline">
          <caption>{w.caption}</caption>
          <Heads>
            <th scope="col" class="place">
              {w.place}
            </th>
            <th scope="col" class="time">
              {w.time}
            </th>
            <th scope="col" class="w24">
              {w.who}
            </th>
            <th scope="col">{w.what}</th>
          </Heads>
          <tbody>
            <For each={record.events}>
              {(fact) => {
                const who = whoOf(fact);
                const { what, detail } = tell(fact, nameOf);
                return (
                  <tr class={isDecisive(fact) ? 'strong' : ''}>
                    <td>{fact.seq}</td>
                    <td>{formatMoment(fact.at)}</td>
                    <td>
                      <bdi>{who.kind === 'reviewer' ? nameOf(who.id) : timeline.actors[who.kind]}</bdi>
                    </td>
                    <td>{detail ? `${what} · ${detail}` : what}</td>
                  </tr>
                );
              }}
            </For>
          </tbody>
        </table>
      </Show>
    </Section>
  );
}
