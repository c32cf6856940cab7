import { Check, CircleHelp, X } from 'lucide-solid';
import { Match, Switch } from 'solid-js';
import type { MrzCheck } from '../../../../shared/document/mrz.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type MrzStatus, mrzStatus, statusLabel } from './mrz-status.ts';

const tones: Record<MrzStatus, Tone> = {
  valid: 'verified',
  errors: 'rejected',
  doubtful: 'awaiting',
  unchecked: 'expired',
  unreadable: 'rejected',
};

export function Verdict(props: { check: MrzCheck }) {
  const status = () => mrzStatus(props.check);
  return (
    <Badge tone={tones[status()]}>
      <Switch fallback={<X size={14} stroke-width={2} aria-hidden="true" />}>
        <Match when={status() === 'valid'}>
          <Check size={14} stroke-width={2} aria-hidden="true" />
        </Match>
        <Match when={status() === 'doubtful' || status() === 'unchecked'}>
          <CircleHelp size={14} stroke-width={2} aria-hidden="true" />
        </Match>
      </Switch>
      {statusLabel(props.check)}
    </Badge>
  );
}
