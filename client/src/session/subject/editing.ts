import { type Accessor, createContext, createSignal, type Setter, useContext } from 'solid-js';
import type { SessionView } from '../../../../shared/session/session.ts';
import { ColleaguesContext } from '../../accounts/colleagues.ts';
import { MeContext } from '../../accounts/me.ts';
import { LiveContext } from '../../live/store.ts';
import { words } from '../../session-model/subject/words.ts';
import type { FieldName } from '../../session-model/subject/write-value.ts';
import { now } from '../../ui/text/format.ts';

/** Correcting one session's subject, one field at a time. */
export interface Editing {
  /** Pencils are shown. */
  offered: Accessor<boolean>;
  /** Why nothing can be saved at this moment. */
  refusal: Accessor<string | null>;
  open: Accessor<FieldName | null>;
  setOpen: (field: FieldName | null) => void;
  /** Whose form was closed last: its row takes the focus back. */
  left: Accessor<FieldName | null>;
  setLeft: Setter<FieldName | null>;
  /** The place of the log that what is shown was read at. */
  seq: () => number;
}

export const EditingContext = createContext<Editing>();
export const useEditing = (): Editing | undefined => useContext(EditingContext);

export function createEditing(view: Accessor<SessionView>, seq: () => number): Editing {
  const me = useContext(MeContext);
  const live = useContext(LiveContext);
  const colleagues = useContext(ColleaguesContext);
  const [open, setOpen] = createSignal<FieldName | null>(null);
  const [left, setLeft] = createSignal<FieldName | null>(null);
  const holder = (): string | null => {
    const claim = view().waiting?.claim;
    if (!claim || claim.reviewerId === me?.().reviewer.id || Date.parse(claim.until) <= now()) return null;
    return claim.reviewerId;
  };
  const refusal = (): string | null => {
    if (view().state === 'in_progress') return words.closed.inProgress;
    if (view().state !== 'awaiting_action') return words.closed.decided;
    const by = holder();
    if (by) return words.closed.claimed({ name: colleagues?.find(by)?.name ?? words.somebody });
    return live?.state() === 'stale' ? words.closed.offline : null;
  };
  return {
    offered: () => me !== undefined && view().state === 'awaiting_action' && holder() === null,
    refusal,
    open,
    setOpen(field) {
      setLeft(field === null ? open() : null);
      setOpen(field);
    },
    left,
    setLeft,
    seq,
  };
}
