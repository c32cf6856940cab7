import { Match, Show, Switch } from 'solid-js';
import type { SubjectEdit } from '../../../../shared/decision/decision.ts';
import { describeError } from '../../api.ts';
import { StaleChanges } from '../../decide/stale-changes.tsx';
import { words } from '../../session-model/subject/words.ts';
import { text } from '../../text/text.ts';
import type { Wrong } from './save.ts';

/** What is wrong with more than one field: the session has moved on, or the server said no. */
export function WhyNotSaved(props: { wrong: Wrong | null; refusal: string | null; edits: readonly SubjectEdit[] }) {
  const stale = () => (props.wrong?.kind === 'stale' ? props.wrong : undefined);
  const other = () => (props.wrong?.kind === 'other' ? describeError(props.wrong.error) : undefined);
  return (
    <Switch>
      <Match when={stale()}>
        {(wrong) => (
          <StaleChanges changes={wrong().changes} edits={props.edits} now={props.refusal ?? words.staleNow} />
        )}
      </Match>
      <Match when={props.refusal}>
        {(why) => (
          <p role="alert" class="text-awaiting">
            {why()}
          </p>
        )}
      </Match>
      <Match when={other()}>
        {(wording) => (
          <p role="alert" class="text-rejected">
            {words.failed}: {wording().why} {wording().now}
            <Show when={wording().reference}> {`${text.ui.reference} ${wording().reference}`}</Show>
          </p>
        )}
      </Match>
    </Switch>
  );
}
