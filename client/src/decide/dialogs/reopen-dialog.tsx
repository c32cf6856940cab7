import { api } from '../../api.ts';
import type { Deciding } from '../deciding.ts';
import { words } from '../words.ts';
import { ReasonForm } from './reason-form.tsx';

/** A master's way back into the queue. */
export function ReopenDialog(props: { deciding: Deciding }) {
  return (
    <ReasonForm
      what="reopen"
      words={words.reopenDialog}
      deciding={props.deciding}
      send={(reason, seq) => api.reopen(props.deciding.view().id, { reason, seq })}
    />
  );
}
