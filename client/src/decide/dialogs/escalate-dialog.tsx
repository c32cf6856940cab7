import { api } from '../../api.ts';
import type { Deciding } from '../deciding.ts';
import { words } from '../words.ts';
import { ReasonForm } from './reason-form.tsx';

/** Hands a session to the masters, with a reason. */
export function EscalateDialog(props: { deciding: Deciding }) {
  return (
    <ReasonForm
      what="escalate"
      words={words.handOver.escalateDialog}
      deciding={props.deciding}
      send={(reason) => api.escalate(props.deciding.view().id, { reason })}
    />
  );
}
