import { createMemo, onCleanup, onMount, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import type { Subject } from '../../../shared/note/document.ts';
import { type Note, useNote } from '../session-model/note.ts';
import { closeThread, createScene, opened, type Scene } from '../session-model/reveal.ts';
import { createPlace } from '../ui/floating/create-place.ts';
import { landmarkOf } from '../ui/floating/float.ts';
import { nameOf } from './name-of.ts';
import { ThreadPanel } from './thread-panel.tsx';
import { words } from './words.ts';

/** Once on the session page: the panel of the open thread, and navigation to threads' subjects. */
export function Threads(props: Omit<Scene, 'note'>) {
  const note = useNote();
  createScene({ view: () => props.view(), viewer: props.viewer, showData: () => props.showData(), note });
  // A note that is being reopened is briefly undefined: the panel stays, with its unsent text.
  const held = createMemo<Note | undefined>((before) => note() ?? (before && closed(before)));
  return (
    <Show when={held()}>
      {(open) => (
        // Keyed: another thread is another panel, with a separate draft.
        <Show when={opened()} keyed>
          {(at) => <Panel about={at.about} anchor={at.anchor} note={open()} />}
        </Show>
      )}
    </Show>
  );
}

/** A closed note: read-only. */
const closed = (note: Note): Note => ({ ...note, writable: () => false });

function Panel(props: { about: Subject; anchor: Element; note: Note }) {
  let panel!: HTMLDivElement;
  const place = createPlace({
    panel: () => panel,
    // The anchor may be gone: a colleague deleted the mark.
    anchor: () => (props.anchor.isConnected ? props.anchor.getBoundingClientRect() : undefined),
    align: 'end',
  });
  const name = () => nameOf(props.note.doc, props.about);
  const close = () => {
    closeThread();
    const { anchor } = props;
    const isThere = anchor.isConnected && (anchor instanceof HTMLElement || anchor instanceof SVGElement);
    (isThere ? anchor : document.querySelector('main'))?.focus();
  };
  const outside = (event: Event) => {
    const at = event.target;
    // The list of colleagues beside the panel's field belongs to it.
    if (at instanceof Element && at.closest('[data-suggest]')) return;
    if (at instanceof Node && !panel.contains(at) && !props.anchor.contains(at)) closeThread();
  };
  const leave = (event: KeyboardEvent) => {
    const at = document.activeElement;
    // Also when the focused element was removed from the panel, such as a deleted comment's button.
    if (event.key !== 'Escape' || (at !== document.body && !panel.contains(at))) return;
    // The list beside the field closes first.
    if (at?.hasAttribute('data-suggesting')) return;
    // Handled: layers below must not react.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  onMount(() => {
    // On a phone the keyboard would cover the comments.
    const reading = matchMedia('(pointer: coarse)').matches ? panel.querySelector<HTMLElement>('ol') : null;
    const start = reading ?? panel.querySelector<HTMLElement>('textarea') ?? panel.querySelector('button');
    start?.focus({ preventScroll: true });
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', leave, true);
    onCleanup(() => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', leave, true);
    });
  });
  return (
    <Portal mount={landmarkOf(props.anchor)}>
      <div
        ref={panel}
        role="dialog"
        data-thread
        aria-label={words.label({ what: name() })}
        class="fade-in fixed z-50 flex max-h-[min(480px,calc(100dvh-16px))] w-85 max-w-[calc(100vw-16px)] flex-col rounded-lg border border-line bg-raised shadow-float"
        style={{ left: `${place().left}px`, top: `${place().top}px` }}
      >
        <ThreadPanel about={props.about} name={name()} note={props.note} close={close} />
      </div>
    </Portal>
  );
}
