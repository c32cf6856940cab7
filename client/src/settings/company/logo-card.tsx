import { ImageUp } from 'lucide-solid';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { largestLogo } from '../../../../shared/report/report.ts';
import { api, logoUrl } from '../../api.ts';
import { AskOnceMore } from '../../ui/behaviour/ask-once-more.tsx';
import { createAction } from '../../ui/behaviour/create-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { formatBytes } from '../../ui/text/format.ts';
import type { BrandingStore } from './create-branding.ts';
import { words } from './words.ts';

const w = words.logo;
const kinds = ['image/png', 'image/jpeg', 'image/webp'];

/** Checks on the client, before any of the image is sent. */
const whyNot = ({ name, type, size }: File): string | undefined => {
  if (!kinds.includes(type)) return w.wrongKind({ name });
  return size > largestLogo ? w.tooLarge({ name, size: formatBytes(size) }) : undefined;
};

/** The logo: saved as soon as it is chosen, without a draft. */
export function LogoCard(props: { store: BrandingStore }) {
  const id = createUniqueId();
  const saving = createAction();
  const [isOver, setOver] = createSignal(false);
  const [isAsking, setAsking] = createSignal(false);
  const [announcement, setAnnouncement] = createSignal('');
  const [wrong, setWrong] = createSignal<string>();
  const logo = () => props.store.stored()?.logo ?? null;
  let input!: HTMLInputElement;
  let button!: HTMLButtonElement;

  const take = async (files: FileList | null | undefined) => {
    const file = files?.[0];
    // Read before the field is cleared, which clears the list as well.
    input.value = '';
    if (!file || saving.isRunning()) return;
    setAnnouncement('');
    saving.forgetError();
    setWrong(whyNot(file));
    if (wrong()) return;
    const isSaved = await saving.run(async () => {
      await api.saveLogo(file);
      await props.store.load();
    });
    if (isSaved) setAnnouncement(w.saved);
  };
  return (
    <Card id="logo" title={w.title}>
      <p id={`${id}-lead`} class="mb-3 text-muted">
        {w.lead}
      </p>
      <div
        role="group"
        aria-label={w.title}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files);
        }}
        class={`flex flex-col gap-3 rounded-md border border-dashed p-3 ${isOver() ? 'border-accent bg-accent/10' : 'border-edge'}`}
      >
        <Show when={logo()} fallback={<p class="text-muted">{w.none}</p>}>
          {(is) => (
            <div class="h-28 rounded-md border border-line bg-[#ffffff] p-3">
              <img src={logoUrl(is())} alt={w.current} class="size-full object-scale-down" />
            </div>
          )}
        </Show>
        <div class="flex flex-wrap items-center gap-2">
          <ImageUp size={16} stroke-width={1.5} class="shrink-0 text-muted" aria-hidden="true" />
          <span class="max-sm:hidden">{isOver() ? w.dropNow : w.drop}</span>
          <Button
            ref={button}
            size="small"
            aria-describedby={`${id}-lead ${id}-limit ${id}-wrong`}
            aria-disabled={saving.isRunning()}
            onClick={() => !saving.isRunning() && input.click()}
          >
            {logo() ? w.replace : w.choose}
          </Button>
          <Show when={logo()}>
            <Button size="small" kind="danger" class="ms-auto" onClick={() => setAsking(true)}>
              {w.remove}
            </Button>
          </Show>
        </div>
        <p id={`${id}-limit`} class="text-small text-muted">
          {w.limit}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept={kinds.join(',')}
          aria-label={w.title}
          onChange={() => void take(input.files)}
        />
      </div>
      <p id={`${id}-wrong`} role="alert" class="mt-2 text-rejected empty:hidden">
        {wrong()}
      </p>
      <p role="status" class="mt-2 empty:hidden">
        {saving.isRunning() ? w.sending : announcement()}
      </p>
      <Show when={saving.error()}>
        {(failure) => (
          <div class="mt-2">
            <Failed what={w.failed} error={failure()} />
          </div>
        )}
      </Show>
      <Show when={isAsking()}>
        <AskOnceMore
          words={w.ask}
          act={() => api.removeLogo()}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setAnnouncement(w.removed);
            // The pressed button is removed with the logo.
            void props.store.load().then(() => button.focus());
          }}
        />
      </Show>
    </Card>
  );
}
