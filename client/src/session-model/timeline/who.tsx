import { Bot, ListChecks, Smartphone } from 'lucide-solid';
import { Match, Show, Switch, useContext } from 'solid-js';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { Avatar } from '../../ui/avatar.tsx';
import type { Who } from './who-of.ts';
import { words } from './words.ts';

/** Display names of actors; a generic label for a reviewer who is not known (yet). */
export function useNames(): (who: Who) => string {
  const colleagues = useContext(ColleaguesContext);
  return (who) =>
    who.kind === 'reviewer' ? (colleagues?.find(who.id)?.name ?? words.actors.somebody) : words.actors[who.kind];
}

const icon = { size: 14, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** A reviewer's avatar, or an icon for other actors. The name is beside it. */
export function WhoMark(props: { who: Who }) {
  const colleagues = useContext(ColleaguesContext);
  const reviewer = () => (props.who.kind === 'reviewer' ? props.who : undefined);
  return (
    <Show
      when={reviewer()}
      fallback={
        <span class="inline-flex size-5 items-center justify-center rounded-full bg-sunk text-muted">
          <Switch fallback={<Bot {...icon} />}>
            <Match when={props.who.kind === 'capture'}>
              <Smartphone {...icon} />
            </Match>
            <Match when={props.who.kind === 'conditions'}>
              <ListChecks {...icon} />
            </Match>
          </Switch>
        </span>
      }
    >
      {(one) => {
        const found = () => colleagues?.find(one().id);
        return (
          <Avatar name={found()?.name ?? words.actors.somebody} colour={found()?.colour ?? 9} size={20} ornament />
        );
      }}
    </Show>
  );
}
