import { ArrowLeftRight, RotateCcw } from 'lucide-solid';
import { createMemo, For, type JSX, Show } from 'solid-js';
import type { AttemptView, StepName } from '../../../../shared/session/attempt.ts';
import { stepNames } from '../../../../shared/session/attempt.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { EmptyState } from '../../ui/states.tsx';
import { FilledCell, StepCell } from './cells.tsx';
import { type ComparedRow, differences } from './differences.ts';
import { AttemptPhotos } from './photos.tsx';
import { type AttemptRow, attemptRows, unknownIn } from './rows.ts';

const w = words.attempts;

/** Attempts as columns, newest first. What differs from the attempt before is marked by icon and word. */
export function AttemptsHistory(props: { view: SessionView; openPhoto: (id: string) => void }) {
  const attempts = () => props.view.attemptHistory;
  // A row of the table for every step that any of the attempts came to.
  const steps = createMemo(() =>
    stepNames.filter((step) => attempts().some((a) => a.steps.some((s) => s.step === step))),
  );
  const changed = createMemo(() => new Map(attempts().map((a, i) => [a.id, differences(attempts()[i + 1], a)])));

  return (
    <Show
      when={attempts().length > 0}
      fallback={
        <EmptyState
          icon={<RotateCcw size={24} stroke-width={1.5} aria-hidden="true" />}
          title={w.none}
          detail={props.view.state === 'in_progress' ? w.noneDetail : w.noneEver}
        />
      }
    >
      {/* Its own box scrolls, never the page; reached by keyboard. */}
      <section class="overflow-x-auto rounded-lg border border-line bg-surface" aria-label={w.label} tabindex="0">
        <p class="sticky start-0 w-fit max-w-[calc(100vw-26px)] px-4 pt-3 text-muted max-sm:px-3" aria-hidden="true">
          {w.caption({ n: attempts().length })}
        </p>
        <table class="w-max min-w-full border-collapse text-start">
          <caption class="sr-only">{w.caption({ n: attempts().length })}</caption>
          <thead>
            <tr class="border-b border-line">
              <td class="sticky start-0 z-10 bg-surface" />
              <For each={attempts()}>
                {(attempt) => (
                  <th
                    scope="col"
                    class="min-w-52 px-4 py-2 max-sm:min-w-40 max-sm:px-3 text-start text-[14px] font-semibold"
                  >
                    {w.attempt({ n: attempt.number })}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <Group title={w.groups.run} span={attempts().length}>
            <Rows cells={attemptRows.run} attempts={attempts()} changed={changed()} view={props.view} />
          </Group>
          <Group title={w.groups.from} span={attempts().length}>
            <Rows cells={attemptRows.from} attempts={attempts()} changed={changed()} view={props.view} />
          </Group>
          <Group title={w.groups.document} span={attempts().length}>
            <Rows cells={attemptRows.document} attempts={attempts()} changed={changed()} view={props.view} />
          </Group>
          <Group title={w.groups.steps} span={attempts().length}>
            <For each={steps()}>
              {(step: StepName) => (
                <Line label={text.sessions.steps[step]}>
                  <For each={attempts()}>
                    {(attempt) => (
                      <td class={cell}>
                        <StepCell attempt={attempt} step={step} />
                      </td>
                    )}
                  </For>
                </Line>
              )}
            </For>
            <Rows cells={attemptRows.steps} attempts={attempts()} changed={changed()} view={props.view} />
          </Group>
          <Group title={w.groups.results} span={attempts().length}>
            <Rows cells={attemptRows.results} attempts={attempts()} changed={changed()} view={props.view} />
            <Line label={w.rows.photos}>
              <For each={attempts()}>
                {(attempt) => (
                  <td class={cell}>
                    <AttemptPhotos view={props.view} attempt={attempt} open={props.openPhoto} />
                  </td>
                )}
              </For>
            </Line>
          </Group>
        </table>
      </section>
    </Show>
  );
}

const cell = 'num max-w-80 px-4 py-1.5 align-top max-sm:max-w-52 max-sm:px-3';

function Group(props: { title: string; span: number; children: JSX.Element }) {
  return (
    <tbody class="border-b border-line last:border-0">
      <tr>
        <th scope="rowgroup" class="caps sticky start-0 z-10 bg-surface px-4 pt-3 pb-1 text-start max-sm:px-3">
          {props.title}
        </th>
        <td colspan={props.span} />
      </tr>
      {props.children}
    </tbody>
  );
}

function Line(props: { label: string; children: JSX.Element }) {
  return (
    <tr>
      <th
        scope="row"
        class="sticky start-0 z-10 min-w-40 bg-surface px-4 py-1.5 text-start align-top font-normal text-muted max-sm:min-w-28 max-sm:px-3"
      >
        {props.label}
      </th>
      {props.children}
    </tr>
  );
}

function Rows(props: {
  cells: readonly AttemptRow[];
  attempts: readonly AttemptView[];
  changed: ReadonlyMap<string, ReadonlySet<ComparedRow>>;
  view: SessionView;
}) {
  return (
    <For each={props.cells}>
      {(row) => (
        <Line label={w.rows[row.key]}>
          <For each={props.attempts}>
            {(attempt) => {
              const differs = () => row.compared !== undefined && !!props.changed.get(attempt.id)?.has(row.compared);
              return (
                <td class={`${cell} ${differs() ? 'bg-awaiting/8' : ''}`}>
                  <div class="flex flex-wrap items-baseline gap-x-2 max-sm:flex-col">
                    <span class="min-w-0 wrap-anywhere">
                      <Show
                        when={row.of(attempt)}
                        fallback={<span class="text-muted">{unknownIn(attempt, props.view.state)}</span>}
                      >
                        {(filled) => <FilledCell filled={filled()} />}
                      </Show>
                    </span>
                    <Show when={differs()}>
                      <span class="inline-flex items-baseline gap-1 text-small font-medium text-awaiting">
                        <ArrowLeftRight size={12} stroke-width={2} class="self-center" aria-hidden="true" />
                        {w.changed}
                      </span>
                    </Show>
                  </div>
                </td>
              );
            }}
          </For>
        </Line>
      )}
    </For>
  );
}
