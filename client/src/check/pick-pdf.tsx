import { CircleAlert, FileUp, LoaderCircle } from 'lucide-solid';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { Checking } from './create-check.ts';
import { words } from './words.ts';

const w = words.file;

/** The PDF, dropped here or chosen. */
export function PickPdf(props: { state: Checking; onPick: (files: File[]) => void }) {
  const id = createUniqueId();
  const [isOver, setOver] = createSignal(false);
  let input!: HTMLInputElement;
  const take = (list: FileList | null | undefined) => {
    props.onPick([...(list ?? [])]);
    // The same file can be chosen again.
    input.value = '';
  };
  const refused = () => (props.state.is === 'refused' ? props.state.why : undefined);
  const sending = () => (props.state.is === 'sending' ? props.state.name : undefined);
  return (
    <div
      role="group"
      aria-label={w.label}
      aria-busy={sending() !== undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
      class={`flex flex-col items-center gap-3 rounded-xl border border-dashed px-4 text-center ${props.state.is === 'answered' ? 'py-4' : 'py-8'} ${isOver() ? 'border-accent bg-accent/10' : 'border-edge bg-surface'}`}
    >
      <Show when={props.state.is !== 'answered'}>
        <Show when={sending()} fallback={<FileUp size={24} stroke-width={1.5} class="text-muted" aria-hidden="true" />}>
          <LoaderCircle size={24} stroke-width={1.5} class="animate-spin text-live" aria-hidden="true" />
        </Show>
      </Show>
      <p class="max-sm:hidden">{isOver() ? w.dropNow : w.drop}</p>
      <Button
        kind={props.state.is === 'answered' ? 'plain' : 'primary'}
        size="large"
        aria-describedby={`${id}-limit ${id}-wrong`}
        onClick={() => input.click()}
      >
        {props.state.is === 'answered' ? w.another : w.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,.pdf"
        aria-label={w.label}
        onChange={() => take(input.files)}
      />
      <p id={`${id}-limit`} class="text-small text-muted">
        {w.limit}
      </p>
      <p role="status" class="max-w-full truncate empty:hidden" dir="auto">
        {sending() && w.checking({ name: sending()! })}
      </p>
      <div id={`${id}-wrong`} role="alert" class="empty:hidden">
        <Show when={refused()}>
          {(why) => (
            <p class="flex gap-2 text-start text-rejected">
              <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0" aria-hidden="true" />
              {why()}
            </p>
          )}
        </Show>
      </div>
    </div>
  );
}
