import { For, Show } from 'solid-js';
import type { HitView, ScreenedList, ScreeningView } from '../../../../shared/screening/screening.ts';
import { formatCertainty } from '../../session/pep/certainty.ts';
import {
  oldDays,
  pendingDescribed,
  type ScreeningStatus,
  screeningStatus,
} from '../../session/pep/screening-status.ts';
import { words as pep } from '../../session/pep/words.ts';
import { words as page } from '../../session-model/words.ts';
import { formatDay } from '../../ui/text/format.ts';
import type { IconName } from '../icon.tsx';
import type { Source } from '../source.ts';
import { At } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { Mark } from './answer.tsx';
import { Hit } from './hit.tsx';
import { Fields, Heads, Row, Section } from './section.tsx';

const w = words.pep;
type Result = NonNullable<ScreeningView['result']>;

/** Whom the lists name who may be this person: asked when, against what, and what reviewers made of it. */
export function Pep(props: { of: Source }) {
  const screened = props.of.view.screened;
  const pending = screened && (screened.pending || !screened.result) ? pendingDescribed(screened) : null;
  return (
    <Section title={page.sections.pep}>
      <Show when={screened} fallback={<Line is="open" class="quiet" title={pep.before.title} />}>
        {(screening) => (
          <>
            <Show when={pending}>
              {(described) => (
                <>
                  <Line is="waiting" class="doubt" title={described().title} detail={described().detail} />
                  <Show when={screening().pending}>
                    {(waiting) => (
                      <p class="note">
                        {pep.pending.since} <At at={waiting().since} />
                      </p>
                    )}
                  </Show>
                </>
              )}
            </Show>
            <Show when={screening().result}>{(result) => <Answered of={props.of} result={result()} />}</Show>
          </>
        )}
      </Show>
    </Section>
  );
}

const looks: Record<ScreeningStatus['kind'], [IconName, string]> = {
  clear: ['yes', 'good'],
  open: ['warn', 'doubt'],
  same: ['no', 'bad'],
};

function Answered(props: { of: Source; result: Result }) {
  const { result } = props;
  const status = screeningStatus(result);
  const [icon, tone] = looks[status.kind];
  return (
    <>
      <Line is={icon} class={tone} title={status.title} detail={status.detail} />
      <Fields class="wide">
        <Row label={pep.screened}>
          <At at={result.at} />.{' '}
          {pep.how({ algorithm: result.algorithm, threshold: formatCertainty(result.threshold) })}
        </Row>
        <Show when={result.againAt}>
          {(at) => (
            <Row label={pep.again}>
              <At at={at()} />
            </Row>
          )}
        </Show>
      </Fields>
      <Lists lists={result.lists} madeAt={Date.parse(props.of.input.issue.madeAt)} />
      <For each={result.hits}>
        {(hit, i) => (
          <Hit of={props.of} hit={hit} title={w.hit({ n: i() + 1, all: result.hits.length })} isWeak={false} />
        )}
      </For>
      <Weak of={props.of} weak={result.weak} />
    </>
  );
}

function Line(props: { is: IconName; class: string; title: string; detail?: string }) {
  return (
    <p class="standing">
      <Mark is={props.is} class={props.class} what={props.title} />
      <Show when={props.detail}>. {props.detail}</Show>
    </p>
  );
}

function Lists(props: { lists: readonly ScreenedList[]; madeAt: number }) {
  return (
    <Show when={props.lists.length > 0}>
      <table class="grid keep">
        <caption>{pep.against}</caption>
        <Heads>
          <th scope="col">{w.list}</th>
          <th scope="col">{w.authority}</th>
          <th scope="col">{w.date}</th>
          <th scope="col" class="w14">
            {w.version}
          </th>
        </Heads>
        <tbody>
          <For each={props.lists}>
            {(list) => (
              <tr>
                <th scope="row">
                  <bdi>{list.title}</bdi>
                </th>
                <td>
                  <bdi>{list.authority}</bdi>
                </td>
                <td>
                  {list.date === null ? pep.listNoDate : formatDay(list.date)}
                  <Show when={oldDays(list, props.madeAt)}>
                    {(days) => <span class="doubt">, {pep.listOld({ days: days() })}</span>}
                  </Show>
                </td>
                <td>{list.version}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}

function Weak(props: { of: Source; weak: readonly HitView[] }) {
  return (
    <Show when={props.weak.length > 0}>
      <h3>{pep.weak.fold({ n: props.weak.length })}</h3>
      <p class="note">{pep.weak.detail}</p>
      <For each={props.weak}>
        {(hit, i) => <Hit of={props.of} hit={hit} title={w.weak({ n: i() + 1, all: props.weak.length })} isWeak />}
      </For>
    </Show>
  );
}
