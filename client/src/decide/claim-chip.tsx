import { Hand } from 'lucide-solid';
import { Show } from 'solid-js';
import type { SessionView } from '../../../shared/session/session.ts';
import { useColleagues } from '../accounts/colleagues.ts';
import { useMe } from '../accounts/me.ts';
import { Avatar } from '../ui/avatar.tsx';
import { now } from '../ui/text/format.ts';
import { holderOf } from './decision-options.ts';
import { words } from './words.ts';

/** Who works on it, beside its name. */
export function ClaimChip(props: { view: SessionView }) {
  const me = useMe();
  const colleagues = useColleagues();
  const holder = () => holderOf(props.view.waiting?.claim, now());
  return (
    <Show when={holder()}>
      {(id) => {
        const found = () => colleagues.find(id());
        const isMine = () => id() === me().reviewer.id;
        return (
          <span class="inline-flex h-6 items-center gap-1.5 rounded-full bg-sunk ps-1 pe-2.5 text-small font-medium whitespace-nowrap">
            <Show when={found()} fallback={<Hand size={14} stroke-width={1.5} aria-hidden="true" class="ms-1" />}>
              {(one) => <Avatar name={one().name} colour={one().colour} size={18} ornament />}
            </Show>
            {isMine() ? words.claim.mine : words.claim.theirs({ who: found()?.name ?? words.somebody })}
          </span>
        );
      }}
    </Show>
  );
}
