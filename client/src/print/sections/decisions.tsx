import { For, Show } from 'solid-js';
import type { DecisionView } from '../../../../shared/decision/decision.ts';
import { wordingOf } from '../../session-model/timeline/notes-of.ts';
import { words as timeline } from '../../session-model/timeline/words.ts';
import { text } from '../../text/text.ts';
import { capital } from '../../ui/text/capital.ts';
import { Icon } from '../icon.tsx';
import type { Source } from '../source.ts';
import { At, UntrustedText } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { StateMark } from './answer.tsx';
import { ConditionTable } from './conditions.tsx';
import { fourEyesOf } from './four-eyes.ts';
import { Fields, Row, Section } from './section.tsx';

const w = words.decisions;

/** How it came to the end that it has, oldest first: by whom, why, and on what the conditions said then. */
export function Decisions(props: { of: Source }) {
  const { view, nameOf } = props.of;
  const trail = view.decisions.toReversed();
  const eyes = fourEyesOf(view.decisions);
  const wording = trail.map(({ conditions }) => JSON.stringify(conditions));
  return (
    <Section title={w.title}>
      <Show when={trail.length > 0} fallback={<p class="quiet">{w.none}</p>}>
        <Show when={eyes}>
          {(two) => (
            <p class="standing">
              <Icon is="yes" /> <b>{w.two}:</b> <bdi>{nameOf(two().first.reviewerId)}</bdi>, <At at={two().first.at} />,{' '}
              <bdi>{nameOf(two().second.reviewerId)}</bdi>, <At at={two().second.at} />
              <Show when={two().second.afterReveal}>. {w.notBlind}</Show>
            </p>
          )}
        </Show>
        <For each={trail}>
          {(decision, i) => {
            const same = wording.indexOf(wording[i()]!);
            return (
              <One
                of={props.of}
                decision={decision}
                number={i() + 1}
                isUndone={trail[i() + 1]?.kind === 'undone'}
                sameAs={same < i() ? same + 1 : null}
              />
            );
          }}
        </For>
      </Show>
    </Section>
  );
}

function whatOf({ kind, verdict }: DecisionView): string {
  if (kind === 'by_conditions') return w.byConditions[verdict ?? 'none'];
  if (kind === 'undone') return w.undone;
  const names = timeline.noteKinds[kind];
  return capital(wordingOf(names, verdict));
}

function One(props: {
  of: Source;
  decision: DecisionView;
  number: number;
  isUndone: boolean;
  /** The number of an earlier decision at which the conditions said the same. */
  sameAs: number | null;
}) {
  const { decision } = props;
  const { nameOf, tagLabel } = props.of;
  return (
    <div class="decision">
      <h3>
        {w.heading({ n: props.number, what: whatOf(decision) })}
        <span class="aside">
          <Show when={decision.reviewerId}>{(id) => <bdi>{nameOf(id())}</bdi>}</Show>
          {decision.reviewerId && ', '}
          <At at={decision.at} />
        </span>
      </h3>
      <Fields class="wide">
        <Show when={decision.verdict && !props.isUndone && decision.kind !== 'undone'}>
          <Row label={w.verdict}>
            <StateMark state={decision.verdict!} />
          </Row>
        </Show>
        <Show when={props.isUndone}>
          <Row label={w.verdict}>
            <span class="mark quiet">
              <Icon is="back" />
              {w.undoneLater}
            </span>
          </Row>
        </Show>
        <Show when={decision.sealed}>
          <Row label={w.verdict}>{w.sealed}</Row>
        </Show>
        <Show when={decision.afterReveal}>
          <Row label={w.independence}>{w.afterReveal}</Row>
        </Show>
        <Show when={decision.tags.length > 0}>
          <Row label={w.tags}>
            <UntrustedText text={decision.tags.map(tagLabel).join(text.ui.comma)} />
          </Row>
        </Show>
        <Show when={decision.step}>{(step) => <Row label={w.step}>{text.sessions.steps[step()]}</Row>}</Show>
        <Show when={decision.note}>
          {(note) => (
            <Row label={w.note}>
              <UntrustedText text={note()} class="lines" />
            </Row>
          )}
        </Show>
      </Fields>
      <Show when={decision.conditions.length > 0}>
        <Show when={props.sameAs === null} fallback={<p class="note">{w.sameConditions({ n: props.sameAs! })}</p>}>
          <ConditionTable
            results={decision.conditions}
            caption={w.conditions({ version: decision.conditionsVersion })}
          />
        </Show>
      </Show>
    </div>
  );
}
