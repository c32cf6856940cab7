import type { ConditionsAnswer } from '../../../../shared/api/settings.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { useMe } from '../../accounts/me.ts';
import { Time } from '../../ui/text/time.tsx';
import { Clash } from '../controls/clash.tsx';
import { words } from '../words.ts';
import { differences } from './differences.ts';
import type { Draft } from './draft.ts';

const w = words.theirs;

/** A colleague saved conditions while these were edited: who, when, and the differences. Neither version is lost unseen. */
export function Conflict(props: { mine: Draft; theirs: ConditionsAnswer; onLoad: () => void; onKeep: () => void }) {
  const me = useMe();
  const colleagues = useColleagues();
  const title = () =>
    // In another window.
    props.theirs.changedBy === me().reviewer.id
      ? w.you
      : w.title({ who: colleagues.find(props.theirs.changedBy)?.name ?? words.somebody });
  return (
    <Clash differences={differences(props.mine, props.theirs)} onLoad={props.onLoad} onKeep={props.onKeep}>
      {title()}, <Time at={props.theirs.changedAt ?? new Date().toISOString()} ago />.
    </Clash>
  );
}
