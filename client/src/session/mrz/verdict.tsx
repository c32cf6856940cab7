import { Check, CircleHelp, X } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import type { MrzCheck } from '../../../../shared/mrz.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { words } from '../words.ts';
import { errorCount } from './segments.ts';

/**
 * `doubtful`: no rule is broken, but something looks wrong. `unchecked`: a kind of zone that nobody can judge.
 * `unreadable`: no known kind.
 */
export type MrzStanding = 'valid' | 'errors' | 'doubtful' | 'unchecked' | 'unreadable';

export function standingOf(check: MrzCheck): MrzStanding {
  if (check.valid === null) return 'unchecked';
  if (check.valid) return 'valid';
  if (check.format === null) return 'unreadable';
  return errorCount(check) > 0 ? 'errors' : 'doubtful';
}

const tones: Record<MrzStanding, Tone> = {
  valid: 'verified',
  errors: 'rejected',
  doubtful: 'awaiting',
  unchecked: 'expired',
  unreadable: 'rejected',
};

export function Verdict(props: { check: MrzCheck }) {
  const standing = () => standingOf(props.check);
  const label = () =>
    standing() === 'errors' ? words.mrz.errors(errorCount(props.check)) : words.mrz.standings[standing()];
  return (
    <Badge tone={tones[standing()]}>
      <Switch fallback={<X size={14} stroke-width={2} aria-hidden="true" />}>
        <Match when={standing() === 'valid'}>
          <Check size={14} stroke-width={2} aria-hidden="true" />
        </Match>
        <Match when={standing() === 'doubtful' || standing() === 'unchecked'}>
          <CircleHelp size={14} stroke-width={2} aria-hidden="true" />
        </Match>
      </Switch>
      {label()}
    </Badge>
  );
}
