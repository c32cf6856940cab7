import { For, type JSX, Show } from 'solid-js';
import { type AttemptView, stepNames } from '../../../../shared/session/attempt.ts';
import { differences } from '../../session/attempts/differences.ts';
import {
  type AttemptRow,
  attemptRows,
  type Described,
  type Filled,
  stepDescribed,
  unknownIn,
} from '../../session/attempts/rows.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { formatDuration } from '../../ui/text/format.ts';
import { Icon } from '../icon.tsx';
import type { Source } from '../source.ts';
import { UntrustedText } from '../untrusted-text.tsx';
import { formatMoment } from '../utc.ts';
import { words } from '../words.ts';
import { FaceLevel, Mark } from './answer.tsx';
import { Section } from './section.tsx';

const w = page.attempts;
/** As many as can be read side by side on a page. */
const abreast = 4;

/** Attempts as columns, newest first, and as many tables as it takes. What differs from the attempt before is marked. */
export function Attempts(props: { of: Source }) {
  const all = props.of.view.attemptHistory;
  const tables: AttemptView[][] = [];
  for (let at = 0; at < all.length; at += abreast) tables.push(all.slice(at, at + abreast));
  return (
    <Section title={page.page.tabs.attempts}>
      <Show when={all.length > 0} fallback={<p class="quiet">{words.attempts.none}</p>}>
        <For each={tables}>{(attempts) => <Table of={props.of} attempts={attempts} />}</For>
      </Show>
    </Section>
  );
}

function Table(props: { of: Source; attempts: readonly AttemptView[] }) {
  const all = props.of.view.attemptHistory;
  const { attempts } = props;
  const steps = stepNames.filter((step) => all.some((a) => a.steps.some((s) => s.step === step)));
  const changed = attempts.map((attempt) => differences(all[all.indexOf(attempt) + 1], attempt));
  const rows = (title: string, of: readonly AttemptRow[], children?: JSX.Element) => (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colspan={attempts.length + 1}>
          {title}
        </th>
      </tr>
      {children}
      <For each={of}>
        {(row) => (
          <tr>
            <th scope="row">{w.rows[row.key]}</th>
            <For each={attempts}>
              {(attempt, i) => (
                <td>
                  <Cell filled={row.of(attempt)} unknown={unknownIn(attempt, props.of.view.state)} at={props.of} />
                  <Show when={row.compared && changed[i()]!.has(row.compared)}>
                    <span class="changed">
                      <Icon is="changed" />
                      {w.changed}
                    </span>
                  </Show>
                </td>
              )}
            </For>
          </tr>
        )}
      </For>
    </tbody>
  );
  return (
    <table class={`grid attempts n${attempts.length}`}>
      <caption>{captionOf(attempts[0]!.number, attempts.at(-1)!.number, all.length)}</caption>
      <thead>
        <tr>
          <td />
          <For each={attempts}>{(attempt) => <th scope="col">{w.attempt({ n: attempt.number })}</th>}</For>
        </tr>
      </thead>
      {rows(w.groups.run, attemptRows.run)}
      {rows(w.groups.from, attemptRows.from)}
      {rows(w.groups.document, attemptRows.document)}
      {rows(
        w.groups.steps,
        attemptRows.steps,
        <For each={steps}>
          {(step) => (
            <tr>
              <th scope="row">{text.sessions.steps[step]}</th>
              <For each={attempts}>{(attempt) => <td>{stepCell(stepDescribed(attempt, step))}</td>}</For>
            </tr>
          )}
        </For>,
      )}
      {rows(
        w.groups.results,
        attemptRows.results,
        <tr>
          <th scope="row">{w.rows.photos}</th>
          <For each={attempts}>{(attempt) => <td>{photosOf(attempt, props.of)}</td>}</For>
        </tr>,
      )}
    </table>
  );
}

function photosOf(attempt: AttemptView, { view, photo }: Source): JSX.Element {
  const numbers = view.photos.filter(({ attemptId }) => attemptId === attempt.id).map(({ id }) => photo(id)!.number);
  return numbers.length > 0 ? (
    words.photos.numbers({ list: numbers.join(text.ui.comma) })
  ) : (
    <span class="quiet">{w.nothing}</span>
  );
}

const looks = { good: ['yes', 'good'], bad: ['no', 'bad'], open: ['open', 'quiet'] } as const;
const outcome = ({ way, what }: Described) => <Mark is={looks[way][0]} class={looks[way][1]} what={what} />;

const stepCell = (described: ReturnType<typeof stepDescribed>): JSX.Element =>
  described ? (
    <>
      {outcome(described)} {described.lasted} {described.times}
    </>
  ) : (
    <span class="quiet">{w.notReached}</span>
  );

function Cell(props: { filled: Filled | null; unknown: string; at: Source }): JSX.Element {
  const { filled } = props;
  if (!filled) return <span class="quiet">{props.unknown}</span>;
  switch (filled.as) {
    case 'text':
      return <UntrustedText text={filled.text} nationality={props.at.view.nationality} />;
    case 'time':
      return formatMoment(filled.at);
    case 'duration':
      return formatDuration(Date.parse(filled.to ?? props.at.input.issue.madeAt) - Date.parse(filled.from));
    case 'answer':
      return outcome({ way: filled.yes ? 'good' : 'bad', what: filled.what });
    case 'level':
      return <FaceLevel level={filled.level} />;
    case 'outcomes':
      return (
        <For each={filled.all}>
          {(described, i) => (
            <>
              {i() > 0 && <br />}
              {outcome(described)}
            </>
          )}
        </For>
      );
  }
}

function captionOf(from: number, to: number, all: number): string {
  if (all === 1) return words.attempts.only;
  return from === to ? words.attempts.one({ from, all }) : words.attempts.several({ from, to, all });
}
