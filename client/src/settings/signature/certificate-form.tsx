import { CircleAlert, Eye, EyeOff } from 'lucide-solid';
import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js';
import { api, ProblemError } from '../../api.ts';
import { createAction } from '../../ui/behaviour/create-action.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { formatBytes } from '../../ui/text/format.ts';
import { fieldClass } from '../controls/controls.tsx';
import { words } from './words.ts';

const w = words.upload;
/** Bytes: a chain of certificates with a key has some ten thousand. */
const largest = 256 * 1024;

const whyNot = (file: File | undefined): string | undefined => {
  if (!file) return w.noFile;
  if (!/\.(p12|pfx)$/i.test(file.name)) return w.wrongKind({ name: file.name });
  return file.size > largest ? w.tooLarge({ name: file.name }) : undefined;
};

/** A PKCS #12 file and its password. `isNewer`: there is one already. */
export function CertificateForm(props: { isNewer: boolean; onTaken: () => void }) {
  const id = createUniqueId();
  const [file, setFile] = createSignal<File>();
  const [wrong, setWrong] = createSignal<string>();
  const [isSeen, setSeen] = createSignal(false);
  const sending = createAction();
  let picker!: HTMLInputElement;
  let choose!: HTMLButtonElement;
  let password!: HTMLInputElement;
  /** In the server's words: it alone has looked into the file. */
  const refusal = () => {
    const failure = sending.error();
    return failure instanceof ProblemError && failure.code === 'certificate_refused' ? failure.body.detail : undefined;
  };
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.isRunning()) return;
    setWrong(whyNot(file()));
    if (wrong()) return choose.focus();
    const form = new FormData();
    // In this order: the server has the password before the file begins.
    form.append('password', password.value);
    form.append('file', file()!);
    if (await sending.run(() => api.saveCertificate(form))) {
      setFile(undefined);
      password.value = '';
      props.onTaken();
    } else {
      password.focus();
      password.select();
    }
  };
  return (
    <Card id="upload-certificate" title={props.isNewer ? w.titleNewer : w.title}>
      <form novalidate class="flex flex-col gap-3" onSubmit={(event) => void send(event)}>
        <p class="text-muted">{w.lead}</p>
        <div>
          <p id={`${id}-file`} class="mb-1 font-medium">
            {w.file}
          </p>
          <div class="flex flex-wrap items-center gap-2">
            <Button
              ref={choose}
              id={`${id}-choose`}
              aria-labelledby={`${id}-file ${id}-choose`}
              aria-describedby={`${id}-name ${id}-wrong`}
              aria-invalid={wrong() !== undefined}
              onClick={() => picker.click()}
            >
              {file() ? w.another : w.choose}
            </Button>
            <span id={`${id}-name`} class="num min-w-0 wrap-anywhere text-muted" dir="auto">
              {file() ? `${file()!.name}, ${formatBytes(Math.max(1_000, file()!.size))}` : w.none}
            </span>
            <input
              ref={picker}
              type="file"
              hidden
              accept=".p12,.pfx,application/x-pkcs12"
              aria-label={w.file}
              onChange={() => {
                const chosen = picker.files?.[0];
                picker.value = '';
                if (!chosen) return;
                setFile(chosen);
                setWrong(whyNot(chosen));
                sending.forgetError();
              }}
            />
          </div>
          <p id={`${id}-wrong`} role="alert" class="mt-1 text-small text-rejected empty:hidden">
            {wrong()}
          </p>
        </div>
        <div class="max-w-80">
          <label for={`${id}-password`} class="mb-1 block font-medium">
            {w.password}
          </label>
          <div class="relative">
            <input
              ref={password}
              id={`${id}-password`}
              type={isSeen() ? 'text' : 'password'}
              // Not the reviewer's own.
              autocomplete="off"
              aria-invalid={refusal() !== undefined}
              aria-describedby={refusal() ? `${id}-refused` : undefined}
              class={`${fieldClass} w-full pe-9`}
            />
            <IconButton
              size="small"
              aria-label={isSeen() ? w.hide : w.show}
              aria-pressed={isSeen()}
              class="absolute end-1 top-1"
              onClick={() => setSeen(!isSeen())}
            >
              <Show when={isSeen()} fallback={<Eye size={14} stroke-width={1.5} aria-hidden="true" />}>
                <EyeOff size={14} stroke-width={1.5} aria-hidden="true" />
              </Show>
            </IconButton>
          </div>
        </div>
        <Switch>
          <Match when={refusal()}>
            <div id={`${id}-refused`} role="alert" class="flex gap-2 rounded-md bg-rejected/10 p-3">
              <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-rejected" aria-hidden="true" />
              <div>
                <p class="font-medium text-rejected">{w.refused}</p>
                <p class="font-medium">{refusal()}</p>
                <p>{w.refusedWhy}</p>
                <p class="mt-1">{w.refusedNow}</p>
              </div>
            </div>
          </Match>
          <Match when={sending.error()}>{(failure) => <Failed what={w.failed} error={failure()} />}</Match>
        </Switch>
        <div>
          <Button type="submit" kind="primary" aria-disabled={sending.isRunning()}>
            {sending.isRunning() ? w.going : w.go}
          </Button>
        </div>
      </form>
    </Card>
  );
}
