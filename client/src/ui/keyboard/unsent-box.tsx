import { createSignal, onCleanup, Show } from 'solid-js';
import { changeUnsent, dropUnsent, showUnsentIn, unsent } from '../../keyboard/guarded-keys.ts';
import { words } from '../../keyboard/words.ts';
import { Button } from '../button.tsx';
import { copyText } from '../field.tsx';

const w = words.unsent;

/** Text whose field closed while it was typed. It stays on every page until it is discarded. */
export function UnsentBox() {
  return <Show when={unsent() !== null}>{<Box />}</Show>;
}

function Box() {
  let area!: HTMLTextAreaElement;
  const [copied, setCopied] = createSignal(false);
  const [isSure, setSure] = createSignal(false);
  onCleanup(() => showUnsentIn(undefined));
  const text = () => unsent()?.text ?? '';
  const name = () => unsent()?.name ?? '';
  const copy = async () => {
    await copyText(text());
    setCopied(true);
  };
  const discard = () => {
    if (!copied() && !isSure() && text().trim() !== '') return void setSure(true);
    dropUnsent();
    document.querySelector('main')?.focus();
  };
  return (
    <section
      aria-label={w.title}
      class="fade-in fixed inset-x-2 bottom-16 z-50 mx-auto flex max-w-120 flex-col gap-2 rounded-lg border border-awaiting bg-raised p-3 shadow-float"
    >
      <div role="alert">
        <h2 class="font-semibold">{w.title}</h2>
        <p class="text-muted">{name() ? w.closed({ name: name() }) : w.closedUnnamed}</p>
      </div>
      <textarea
        ref={(element) => {
          area = element;
          showUnsentIn(area);
        }}
        rows="3"
        dir="auto"
        aria-label={w.text}
        value={text()}
        onInput={(event) => {
          changeUnsent(event.currentTarget.value);
          setCopied(false);
          setSure(false);
        }}
        class="field-sizing-content max-h-40 min-h-16 w-full resize-none rounded-md border border-edge bg-surface px-2 py-1.5"
      />
      <div class="flex justify-end gap-2">
        <Show when={isSure()}>
          <Button
            size="small"
            kind="quiet"
            onClick={() => {
              setSure(false);
              area.focus();
            }}
          >
            {w.keep}
          </Button>
        </Show>
        <Button size="small" kind={isSure() ? 'danger' : 'quiet'} onClick={discard}>
          {isSure() ? w.sure : w.discard}
        </Button>
        <Button size="small" kind="primary" onClick={() => void copy()}>
          {copied() ? w.copied : w.copy}
        </Button>
      </div>
    </section>
  );
}
