import { Show } from 'solid-js';
import type { ConditionResult } from '../../../../shared/conditions.ts';
import type { SessionView } from '../../../../shared/session.ts';
import { Card } from '../../ui/card.tsx';
import { formatTime } from '../../ui/format.ts';
import { words as page } from '../words.ts';
import { ConditionList } from './condition-list.tsx';
import { words } from './words.ts';

export interface Asked {
  results: readonly ConditionResult[];
  /** Of the decision that they were looked at for; null while it is open. */
  at: string | null;
}

/** What the conditions say: of a decided session what they said at its decision, else what they say now. */
export function askedOf(view: Pick<SessionView, 'state' | 'conditions' | 'decisions'>): Asked {
  const isDecided = view.state === 'verified' || view.state === 'rejected';
  const last = view.decisions.find(({ kind }) => kind === 'decided' || kind === 'by_conditions');
  if (isDecided && last && last.conditions.length > 0) return { results: last.conditions, at: last.at };
  return { results: view.conditions, at: null };
}

/** While somebody is being verified nothing has been looked at yet. */
export const hasConditions = (view: SessionView): boolean =>
  view.state !== 'in_progress' && askedOf(view).results.length > 0;

/** Why the session waits, or ended as it did: what a reviewer asks first, so it stands first. */
export function ConditionsCard(props: { view: SessionView }) {
  const asked = () => askedOf(props.view);
  return (
    <Show when={hasConditions(props.view)}>
      <Card id="conditions" title={page.sections.conditions}>
        <Show when={asked().at}>
          {(at) => <p class="mb-1 text-small text-muted">{words.since(formatTime(at()))}</p>}
        </Show>
        <ConditionList results={asked().results} />
      </Card>
    </Show>
  );
}
