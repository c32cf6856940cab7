import { A, useLocation, useNavigate, useSearchParams } from '@solidjs/router';
import { CircleAlert, Eye, EyeOff, Info } from 'lucide-solid';
import { createSignal, onMount, Show } from 'solid-js';
import { api, describeError, ProblemError } from '../api.ts';
import { stateOf, wordsIn } from '../listing/sought-words.ts';
import { Logo } from '../page/logo.tsx';
import { text } from '../text/text.ts';
import { createAction } from '../ui/behaviour/create-action.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatDuration, now } from '../ui/text/format.ts';
import { safeNext } from './next.ts';

type Refusal =
  | { kind: 'field'; field: 'email' | 'password'; words: string }
  | { kind: 'said'; words: string; now?: string; reference?: string | undefined }
  /** Until then the server rejects every sign-in with this address. */
  | { kind: 'wait'; until: number; locked: boolean };

export function LoginPage() {
  const navigate = useNavigate();
  const location = useLocation();
  const [search] = useSearchParams<{ next?: string; out?: string }>();
  const signingIn = createAction();
  const [seen, setSeen] = createSignal(false);
  const [refusal, setRefusal] = createSignal<Refusal>();
  let email!: HTMLInputElement;
  let password!: HTMLInputElement;
  onMount(() => {
    document.title = `${text.login.title} · ${text.frame.product}`;
    email.focus();
  });

  const refuse = (wording: Refusal, focus: HTMLInputElement) => {
    setRefusal(wording);
    focus.focus();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (signingIn.isRunning()) return;
    if (!email.value.trim()) return refuse({ kind: 'field', field: 'email', words: text.login.emailMissing }, email);
    if (!password.value)
      return refuse({ kind: 'field', field: 'password', words: text.login.passwordMissing }, password);
    setRefusal(undefined);
    if (await signingIn.run(() => api.signIn(email.value.trim(), password.value)))
      return navigate(safeNext(search.next), { replace: true, state: stateOf(wordsIn(location.state)) });
    refuse(refusalOf(signingIn.error()), password);
    password.select();
  };
  const waiting = () => {
    const wording = refusal();
    return wording?.kind === 'wait' && wording.until > now() ? wording : undefined;
  };
  const field = 'h-10 w-full rounded-md border border-edge bg-surface px-3 text-[14px] aria-invalid:border-rejected';

  return (
    <main class="grid min-h-dvh place-items-center bg-bg px-4 py-10">
      <div class="w-full max-w-90">
        <div class="mb-8 flex flex-col items-center gap-3 text-center">
          <Logo size={40} />
          <h1 class="text-title font-semibold tracking-tight">{text.frame.product}</h1>
          <p class="text-muted">{text.login.lead}</p>
        </div>
        <form
          novalidate
          onSubmit={submit}
          aria-label={text.login.title}
          class="flex flex-col gap-4 rounded-xl border border-line bg-surface p-6"
        >
          <Show when={search.out && !refusal()}>
            <p role="status" class="flex gap-2 rounded-md bg-sunk p-3">
              <Info size={16} stroke-width={1.5} class="mt-0.5 shrink-0 text-muted" aria-hidden="true" />
              {text.login.signedOut}
            </p>
          </Show>
          <div>
            <label for="email" class="mb-1 block font-medium">
              {text.login.email}
            </label>
            <input
              ref={email}
              id="email"
              type="email"
              name="email"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
              aria-invalid={isField(refusal(), 'email') || undefined}
              aria-describedby={refusal() ? 'login-error' : undefined}
              class={field}
            />
          </div>
          <div>
            <label for="password" class="mb-1 block font-medium">
              {text.login.password}
            </label>
            <div class="relative">
              <input
                ref={password}
                id="password"
                type={seen() ? 'text' : 'password'}
                name="password"
                autocomplete="current-password"
                required
                aria-invalid={isField(refusal(), 'password') || undefined}
                aria-describedby={refusal() ? 'login-error' : undefined}
                class={`${field} pe-10`}
              />
              <IconButton
                aria-label={seen() ? text.login.hidePassword : text.login.showPassword}
                aria-pressed={seen()}
                class="absolute end-1 top-1"
                onClick={() => setSeen(!seen())}
              >
                <Show when={seen()} fallback={<Eye size={16} stroke-width={1.5} aria-hidden="true" />}>
                  <EyeOff size={16} stroke-width={1.5} aria-hidden="true" />
                </Show>
              </IconButton>
            </div>
          </div>
          <Show when={words(refusal())}>
            {(wording) => (
              <div id="login-error" role="alert" class="flex gap-2 rounded-md bg-rejected/10 p-3 text-rejected">
                <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0" aria-hidden="true" />
                <div class="num min-w-0">
                  <p>{wording().words}</p>
                  <Show when={wording().more}>
                    <p class="mt-1 text-small">{wording().more}</p>
                  </Show>
                </div>
              </div>
            )}
          </Show>
          <Button type="submit" kind="primary" size="large" disabled={signingIn.isRunning() || waiting() !== undefined}>
            {signingIn.isRunning() ? text.login.busy : text.login.submit}
          </Button>
        </form>
        <p class="mx-auto mt-6 max-w-72 text-center text-small text-balance text-muted">{text.login.demo}</p>
        <p class="mt-3 text-center text-small">
          <A href="/check" class="rounded text-muted underline underline-offset-2 hover:text-text">
            {text.login.check}
          </A>
        </p>
      </div>
    </main>
  );
}

const isField = (wording: Refusal | undefined, field: 'email' | 'password') =>
  wording?.kind === 'field' && wording.field === field;

function refusalOf(error: unknown): Refusal {
  if (error instanceof ProblemError) {
    const { code, retryAfter, reference } = error.body;
    if ((code === 'account_locked' || code === 'rate_limited') && retryAfter) {
      return { kind: 'wait', until: Date.now() + retryAfter * 1000, locked: code === 'account_locked' };
    }
    if (code === 'wrong_password') return { kind: 'said', words: text.login.wrong };
    const { why, now } = describeError(error);
    return { kind: 'said', words: why, now, reference };
  }
  const { why, now } = describeError(error);
  return { kind: 'said', words: why, now };
}

function words(wording: Refusal | undefined): { words: string; more?: string } | undefined {
  if (!wording) return undefined;
  if (wording.kind === 'field') return { words: wording.words };
  if (wording.kind === 'said') {
    const reference = wording.reference && `${text.ui.reference} ${wording.reference}`;
    return { words: wording.words, more: [wording.now, reference].filter(Boolean).join(' ') };
  }
  const left = wording.until - now();
  // The wait is over: signing in is possible again.
  if (left <= 0) return undefined;
  const time = formatDuration(left + 999);
  return { words: wording.locked ? text.login.locked({ time }) : text.login.limited({ time }) };
}
