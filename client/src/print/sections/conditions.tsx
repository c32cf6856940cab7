import { For, Show } from 'solid-js';
import type { ConditionResult, Outcome } from '../../../../shared/conditions.ts';
import { askedOf, hasConditions } from '../../session/conditions/asked.ts';
import { explain } from '../../session/conditions/explain.ts';
import { words as card } from '../../session/conditions/words.ts';
import { text } from '../../text/text.ts';
import type { IconName } from '../icon.tsx';
import type { Source } from '../source.ts';
import { UntrustedText } from '../untrusted-text.tsx';
import { formatUtc } from '../utc.ts';
import { words } from '../words.ts';
import { Mark } from './answer.tsx';
import { Heads } from './section.tsx';

const w = words.conditions;

/** What the company asked for and what was there: of a decided session as it was at its decision. */
export function Conditions(props: { of: Source }) {
  const { view } = props.of;
  const asked = askedOf(view);
  return (
    <Show when={hasConditions(view)}>
      <ConditionTable
        results={asked.results}
        caption={asked.at ? `${w.caption}. ${card.since({ time: formatUtc(asked.at) })}` : w.caption}
      />
    </Show>
  );
}

const icons: Record<Outcome, IconName> = { met: 'yes', not_met: 'no', unknown: 'doubt' };
const tones: Record<Outcome, string> = { met: 'good', not_met: 'bad', unknown: 'doubt' };

export function ConditionTable(props: { results: readonly ConditionResult[]; caption: string }) {
  // What is not met is what a reader looks for.
  const sorted = props.results.toSorted((a, b) => Number(a.outcome === 'met') - Number(b.outcome === 'met'));
  return (
    <table class="grid">
      <caption>{props.caption}</caption>
      <Heads>
        <th scope="col" class="w26">
          {w.condition}
        </th>
        <th scope="col" class="w14">
          {w.outcome}
        </th>
        <th scope="col">{w.saw}</th>
        <th scope="col">{w.asked}</th>
      </Heads>
      <tbody>
        <For each={sorted}>
          {(result) => {
            const described = explain(result);
            return (
              <tr>
                <th scope="row">{text.decisions.conditions[result.condition]}</th>
                <td>
                  <Mark
                    is={icons[result.outcome]}
                    class={tones[result.outcome]}
                    what={text.decisions.outcomes[result.outcome]}
                  />
                </td>
                <td>
                  <UntrustedText text={described.saw} />
                  <For each={described.sessions}>{(id) => <span class="id">{id}</span>}</For>
                </td>
                <td class="quiet">{described.asked}</td>
              </tr>
            );
          }}
        </For>
      </tbody>
    </table>
  );
}
