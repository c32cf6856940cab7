import { Show } from 'solid-js';
import type { SessionView } from '../../../../shared/session/session.ts';
import { words as page } from '../../session-model/words.ts';
import { Card } from '../../ui/card.tsx';
import { formatTime } from '../../ui/text/format.ts';
import { askedOf, hasConditions } from './asked.ts';
import { ConditionList } from './condition-list.tsx';
import { words } from './words.ts';

/** Why the session waits, or why it ended as it did: the reviewer's first question, so the first card. */
export function ConditionsCard(props: { view: SessionView }) {
  const asked = () => askedOf(props.view);
  return (
    <Show when={hasConditions(props.view)}>
      <Card id="conditions" title={page.sections.conditions}>
        <Show when={asked().at}>
          {(at) => <p class="mb-1 text-small text-muted">{words.since({ time: formatTime(at()) })}</p>}
        </Show>
        <ConditionList results={asked().results} />
      </Card>
    </Show>
  );
}
