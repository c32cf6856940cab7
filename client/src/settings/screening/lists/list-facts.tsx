import { TriangleAlert } from 'lucide-solid';
import { For, Show } from 'solid-js';
import type { ListVersionView, ListView } from '../../../../../shared/api/screening.ts';
import { entryKinds } from '../../../../../shared/screening/screening.ts';
import { useColleagues } from '../../../accounts/colleagues.ts';
import { text } from '../../../text/text.ts';
import { Field } from '../../../ui/field.tsx';
import { formatBytes, formatDay, formatNumber, now } from '../../../ui/text/format.ts';
import { Time } from '../../../ui/text/time.tsx';
import { words as settings } from '../../words.ts';
import { words } from '../words.ts';
import { daysSince, isOld } from './age.ts';

const w = words.lists;

/** What the list holds, of which day it is, and when it came. */
export function ListFacts(props: { list: ListView; current: ListVersionView }) {
  const colleagues = useColleagues();
  const who = () => {
    const by = props.current.importedBy;
    if (by !== null) return w.by({ who: colleagues.find(by)?.name ?? settings.somebody });
    return props.list.own ? w.byItself : w.bySystem;
  };
  return (
    <>
      <dl class="num grid grid-cols-3 gap-2">
        <Count label={w.persons} n={props.current.persons} />
        <Count label={w.names} n={props.current.names} />
        <Count label={w.entries} n={props.current.entries} tip={w.entriesHint} />
      </dl>
      <dl class="border-t border-line pt-1">
        <Show when={kindsOf(props.current)}>
          {(kinds) => (
            <Field label={w.contents}>
              {kinds()}. <span class="text-muted">{w.notScreened}</span>
            </Field>
          )}
        </Show>
        <Show when={props.list.topic}>
          {(topic) => <Field label={w.topic}>{words.importing.topics[topic()]}</Field>}
        </Show>
        <Show when={props.list.sheet}>
          {(sheet) => (
            <Field label={w.sheet}>
              <bdi>{sheet()}</bdi>
            </Field>
          )}
        </Show>
        <Field label={w.date}>
          <Show when={props.current.date} fallback={<span class="text-muted">{w.noDate}</span>}>
            {(date) => <Age date={date()} />}
          </Show>
        </Field>
        <Field label={w.imported}>
          <Time at={props.current.importedAt} ago /> <span class="text-muted">{who()}</span>
        </Field>
        <Field label={w.files}>
          <ul>
            <For each={props.current.files}>
              {({ name, bytes }) => (
                <li class="wrap-anywhere">
                  {name} <span class="whitespace-nowrap text-muted">{formatBytes(bytes)}</span>
                </li>
              )}
            </For>
          </ul>
        </Field>
      </dl>
    </>
  );
}

/** `6,854 persons, 6,884 organizations`; undefined for persons alone, and where they were not counted. */
function kindsOf({ kinds }: ListVersionView): string | undefined {
  const described = entryKinds.flatMap((kind) => (kinds?.[kind] ? w.kinds[kind]({ n: kinds[kind] }) : []));
  return described.length > 1 ? described.join(text.ui.comma) : undefined;
}

function Count(props: { label: string; n: number; tip?: string }) {
  return (
    <div class="flex flex-col-reverse" data-tip={props.tip}>
      <dt class="text-small text-muted">{props.label}</dt>
      <dd class="text-heading font-semibold">{formatNumber(props.n)}</dd>
    </div>
  );
}

function Age(props: { date: string }) {
  const days = () => daysSince(props.date, now());
  return (
    <span class="inline-flex flex-wrap items-baseline gap-x-2">
      <span class="whitespace-nowrap">{formatDay(props.date)}</span>
      <Show when={isOld(days())} fallback={<span class="text-muted">{w.age({ days: Math.max(0, days()) })}</span>}>
        <span class="inline-flex items-baseline gap-1 font-medium text-awaiting">
          <TriangleAlert size={14} stroke-width={1.75} class="self-center" aria-hidden="true" />
          {w.old({ days: days() })}
        </span>
      </Show>
    </span>
  );
}
