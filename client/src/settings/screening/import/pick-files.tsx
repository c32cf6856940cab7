import { FileUp, X } from 'lucide-solid';
import { createSignal, For, Show } from 'solid-js';
import { Button, IconButton } from '../../../ui/button.tsx';
import { formatBytes } from '../../../ui/text/format.ts';
import { words } from '../words.ts';
import { accepted, addFiles } from './picked.ts';

const w = words.importing;

/** The files of a list, dropped here or chosen. */
export function PickFiles(props: {
  /** Of the button: there are several on the page. */
  label: string;
  files: readonly File[];
  wrong: string | undefined;
  describedBy: string;
  onPick: (files: File[], wrong: string | undefined) => void;
}) {
  const [isOver, setOver] = createSignal(false);
  let input!: HTMLInputElement;
  let button!: HTMLButtonElement;
  const take = (list: FileList | null | undefined) => {
    if (!list || list.length === 0) return;
    const { files, wrong } = addFiles(props.files, [...list]);
    props.onPick(files, wrong);
    // The same file can be chosen again, once it is mended.
    input.value = '';
  };
  return (
    <div
      role="group"
      aria-label={props.label}
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
      class={`flex flex-col gap-2 rounded-md border border-dashed p-3 ${isOver() ? 'border-accent bg-accent/10' : 'border-edge'}`}
    >
      <div class="flex flex-wrap items-center gap-2">
        <FileUp size={16} stroke-width={1.5} class="shrink-0 text-muted" aria-hidden="true" />
        <span>{isOver() ? w.dropNow : w.drop}</span>
        <Button
          ref={button}
          size="small"
          aria-describedby={props.describedBy}
          aria-invalid={props.wrong !== undefined}
          onClick={() => input.click()}
        >
          {w.choose}
        </Button>
        <span class="text-small text-muted">{w.accepts}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label={props.label}
          onChange={() => take(input.files)}
        />
      </div>
      <Show when={props.files.length > 0}>
        <ul aria-label={w.picked}>
          <For each={props.files}>
            {(file) => (
              <li class="num flex min-h-7 items-center gap-2">
                <span class="min-w-0 truncate" dir="auto">
                  {file.name}
                </span>
                <span class="shrink-0 text-small text-muted">{formatBytes(file.size)}</span>
                <IconButton
                  size="small"
                  aria-label={w.unpick({ name: file.name })}
                  onClick={() => {
                    props.onPick(
                      props.files.filter((one) => one !== file),
                      undefined,
                    );
                    button.focus();
                  }}
                >
                  <X size={14} stroke-width={1.75} aria-hidden="true" />
                </IconButton>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
