import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Note, NoteState } from '../session-model/note.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { formatTime } from '../ui/text/format.ts';
import { words } from './words.ts';

type Frozen = Extract<NoteState, { kind: 'frozen' }>;
type Full = Extract<NoteState, { kind: 'full' }>;
type Blocked = Extract<NoteState, { kind: 'blocked' }>;
type Refused = Extract<NoteState, { kind: 'refused' }>;
const box = 'flex flex-col items-start gap-2 rounded-md border border-line bg-sunk px-3 py-2 text-small';

/** Why the note is read-only. */
export function ReadOnly(props: { note: Note }) {
  const of = <K extends NoteState['kind']>(kind: K) => {
    const state = props.note.state();
    return state.kind === kind ? (state as Extract<NoteState, { kind: K }>) : undefined;
  };
  return (
    <Switch>
      <Match when={of('frozen')}>{(state) => <SinceDecision state={state()} discard={props.note.discard} />}</Match>
      <Match when={of('blocked')}>{(state) => <NotLive state={state()} />}</Match>
      <Match when={of('full')}>{(state) => <NoRoom state={state()} discard={props.note.discard} />}</Match>
      <Match when={of('refused')}>{(state) => <CutOff state={state()} again={props.note.tryAgain} />}</Match>
    </Switch>
  );
}

function Unsent(props: { state: Refused | Blocked }) {
  return (
    <Show when={props.state.unsaved}>
      <p class="text-awaiting">
        {words.unsent} {words.onlyHere[props.state.onDevice]}
      </p>
    </Show>
  );
}

function CutOff(props: { state: Refused; again: () => void }) {
  return (
    <div role="alert" class={box}>
      <p>
        {words.hints.refused} {text.problems[props.state.code].why} {text.problems[props.state.code].now}
      </p>
      <Unsent state={props.state} />
      <Button size="small" onClick={props.again}>
        {words.tryAgain}
      </Button>
    </div>
  );
}

/** The text is readable; it becomes live automatically. */
function NotLive(props: { state: Blocked }) {
  return (
    <div role="status" class={box}>
      <p>
        <span class="font-medium">{words.notLive}</span> {words.notLiveWhy}
      </p>
      <Unsent state={props.state} />
    </div>
  );
}

/** Edits of this device that came after the decision: stored nowhere else, so discarding takes two steps. */
function SinceDecision(props: { state: Frozen; discard: () => Promise<void> }) {
  return (
    <div class={box}>
      <p role="status">{words.frozenSince({ time: formatTime(props.state.at) })}</p>
      <Show when={props.state.unsaved}>
        <Discard why={`${words.tooLate} ${words.onlyHere[props.state.onDevice]}`} discard={props.discard} />
      </Show>
    </div>
  );
}

/** The note continues without the edits that exceeded its limit. */
function NoRoom(props: { state: Full; discard: () => Promise<void> }) {
  return (
    <div role="alert" class={box}>
      <p>{words.fullNow}</p>
      <Discard why={`${words.onlyHere[props.state.onDevice]} ${words.makeRoom}`} discard={props.discard} />
    </div>
  );
}

function Discard(props: { why: string; discard: () => Promise<void> }) {
  const [asked, setAsked] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  const discard = () => {
    if (!asked()) return void setAsked(true);
    props.discard().catch(() => setFailed(true));
  };
  return (
    <>
      <p class="text-awaiting">
        {props.why} <Show when={asked()}>{words.copyFirst}</Show>
      </p>
      <div class="flex items-center gap-2">
        <Button size="small" kind={asked() ? 'danger' : 'plain'} onClick={discard}>
          {asked() ? words.discardForGood : words.discard}
        </Button>
        <Show when={asked()}>
          <Button size="small" kind="quiet" onClick={() => setAsked(false)}>
            {words.keep}
          </Button>
        </Show>
      </div>
      <Show when={failed()}>
        <p role="alert" class="text-rejected">
          {words.notDiscarded}
        </p>
      </Show>
    </>
  );
}
