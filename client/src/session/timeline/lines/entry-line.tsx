import { Match, Switch } from 'solid-js';
import { whoOf } from '../../../session-model/timeline/who-of.ts';
import { words } from '../../../session-model/timeline/words.ts';
import type { Entry } from '../group.ts';
import type { TellContext } from '../tell-context.ts';
import { AttemptLine } from './attempt-line.tsx';
import { FactLine } from './fact-line.tsx';
import { Line } from './line.tsx';

const as = <K extends Entry['kind']>(entry: Entry, kind: K) =>
  entry.kind === kind ? (entry as Extract<Entry, { kind: K }>) : undefined;

/** One entry, as the kind that it is. */
export function EntryLine(props: { entry: Entry; known: TellContext; isFresh: (seq: number) => boolean }) {
  return (
    <Switch>
      <Match when={as(props.entry, 'fact')}>
        {(one) => (
          <FactLine fact={one().fact} same={one().same} known={props.known} fresh={props.isFresh(one().fact.seq)} />
        )}
      </Match>
      <Match when={as(props.entry, 'attempt')}>
        {(one) => (
          <AttemptLine
            facts={one().facts}
            number={props.known.view().attemptHistory.find((attempt) => attempt.id === one().attemptId)?.number ?? null}
            fresh={props.isFresh(one().facts[0]!.seq)}
          />
        )}
      </Match>
      <Match when={as(props.entry, 'notes')}>
        {(one) => (
          <Line
            who={whoOf(one().facts[0]!)}
            what={words.facts['note.edited']}
            detail={one().facts.length > 1 ? words.times({ n: one().facts.length }) : null}
            at={one().facts[0]!.at}
            fresh={props.isFresh(one().facts[0]!.seq)}
          />
        )}
      </Match>
    </Switch>
  );
}
