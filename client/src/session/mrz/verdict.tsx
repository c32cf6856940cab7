import { Check, CircleHelp, X } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import type { MrzCheck } from '../../../../shared/document/mrz.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type MrzStatus, mrzStatus, standingLabel } from './mrz-status.ts';

const tones: Record<MrzStatus, Tone> = {
  valid: 'verified',
  errors: 'rejected',
  doubtful: 'awaiting',
  unchecked: 'expired',
  unreadable: 'rejected',
};

export function Verdict(props: { check: MrzCheck }) {
  const standing = () => mrzStatus(props.check);
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
      {standingLabel(props.check)}
    </Badge>
  );
}
