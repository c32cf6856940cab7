import { Check, CloudOff, Lock, RefreshCw, TriangleAlert } from 'lucide-solid';
import { Dynamic } from 'solid-js/web';
import type { NoteState } from '../session-model/note.ts';
import { words } from './words.ts';

type Wording = keyof typeof words.states;

const offline = { no: 'offlineUnkept', soon: 'offlineKeeping', yes: 'offlineStored' } as const;

/** Separate from the markup, for the tests. */
export function wordingOf(state: NoteState): Wording {
  if (state.kind !== 'offline') return state.kind;
  return state.unsaved ? offline[state.onDevice] : 'offline';
}

const looks: Record<Wording, { icon: typeof Check; class: string }> = {
  opening: { icon: RefreshCw, class: 'text-muted' },
  saved: { icon: Check, class: 'text-muted' },
  saving: { icon: RefreshCw, class: 'text-muted' },
  offline: { icon: CloudOff, class: 'text-muted' },
  offlineStored: { icon: CloudOff, class: 'text-awaiting' },
  offlineKeeping: { icon: CloudOff, class: 'text-awaiting' },
  offlineUnkept: { icon: TriangleAlert, class: 'text-rejected' },
  blocked: { icon: CloudOff, class: 'text-awaiting' },
  frozen: { icon: Lock, class: 'text-muted' },
  full: { icon: TriangleAlert, class: 'text-awaiting' },
  refused: { icon: TriangleAlert, class: 'text-rejected' },
};

/** Whether the text on the screen is saved. Never claims more than is known. */
export function SaveState(props: { state: NoteState }) {
  const wording = () => wordingOf(props.state);
  return (
    <span
      role="status"
      data-tip={words.hints[wording()]}
      class={`inline-flex items-center gap-1.5 text-small whitespace-nowrap ${looks[wording()].class}`}
    >
      <Dynamic component={looks[wording()].icon} size={14} stroke-width={1.5} aria-hidden="true" />
      {words.states[wording()]}
    </span>
  );
}
