import { Undo2 } from 'lucide-solid';
import { Show } from 'solid-js';
import type { SubjectEdit } from '../../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../../shared/event.ts';
import { FromTo } from '../../../session-model/subject/from-to.tsx';
import { writeValue } from '../../../session-model/subject/write-value.ts';
import { useNames } from '../../../session-model/timeline/who.tsx';
import { whoOf } from '../../../session-model/timeline/who-of.ts';
import { words } from '../../../session-model/timeline/words.ts';
import { formatTime } from '../../../ui/text/format.ts';
import { isDecisive } from '../group.ts';
import { tell, verdictOf } from '../tell.ts';
import { decisionOf, editOf, type TellContext } from '../tell-context.ts';
import { DecisionDetail } from './decision-detail.tsx';
import { Line } from './line.tsx';

/** A fact with details from outside of the log: the note of a decision, the values of a correction. */
export function FactLine(props: { fact: LogEvent; same: boolean; known: TellContext; fresh: boolean }) {
  const nameOf = useNames();
  const described = () => {
    const { fact } = props;
    const wording = tell(fact, (id) => nameOf({ kind: 'reviewer', id }));
    if (fact.type === 'session.snoozed')
      return {
        ...wording,
        detail: words.snoozedUntil({ time: formatTime(new Date(fact.data.untilMs).toISOString()) }),
      };
    // The log does not hold a blind verdict: the decision does, for those who may see it.
    const verdict = fact.type === 'decision.sealed' ? decision()?.verdict : undefined;
    return verdict ? { ...wording, what: words.proposed[verdict] } : wording;
  };
  const decision = () => decisionOf(props.fact, props.known.view().decisions);
  const edit = () => editOf(props.fact, props.known.view().edits);
  const isUndone = () =>
    'decisionId' in props.fact.data &&
    props.fact.type !== 'session.decision_undone' &&
    props.known.undone().has(props.fact.data.decisionId);
  return (
    <Line
      who={whoOf(props.fact)}
      what={described().what}
      detail={props.same ? words.unchanged : described().detail}
      verdict={props.fact.type === 'decision.sealed' ? (decision()?.verdict ?? null) : verdictOf(props.fact)}
      at={props.fact.at}
      strong={isDecisive(props.fact)}
      fresh={props.fresh}
    >
      <Show when={decision()}>
        {(one) => (
          <>
            <Show when={isUndone()}>
              <p class="flex items-center gap-1.5 text-small font-medium text-muted">
                <Undo2 size={14} stroke-width={1.75} aria-hidden="true" />
                {words.undone}
              </p>
            </Show>
            <DecisionDetail decision={one()} tagLabel={props.known.tagLabel} />
          </>
        )}
      </Show>
      <Show when={edit()}>{(one) => <Correction edit={one()} />}</Show>
    </Line>
  );
}

function Correction(props: { edit: SubjectEdit }) {
  return (
    <div class="mt-0.5">
      <FromTo from={props.edit.from} to={props.edit.to} write={(value) => writeValue(props.edit.field, value)} />
      <p class="wrap-anywhere" dir="auto">
        {props.edit.reason}
      </p>
    </div>
  );
}
