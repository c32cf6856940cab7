import { A, useParams } from '@solidjs/router';
import { createEffect, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Logo } from '../page/logo.tsx';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { createCheck } from './create-check.ts';
import { PickPdf } from './pick-pdf.tsx';
import { Printed } from './printed.tsx';
import { Verdict } from './verdict.tsx';
import { words } from './words.ts';

/** /check and /check/:code: whether a report is genuine. Public, no sign-in. */
export function CheckPage() {
  const params = useParams<{ code?: string }>();
  const [printed, setPrinted] = createSignal<string>();
  let verdict: HTMLHeadingElement | undefined;
  // Scrolls to the result: on a phone it is below the pressed button.
  const check = createCheck(() => queueMicrotask(() => verdict?.focus()));
  onMount(() => {
    document.title = `${words.title} · ${text.frame.product}`;
    // Also for drops outside of the frame: the browser would leave the page and open the file.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      void check.take([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    onCleanup(() => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    });
  });
  createEffect(() => {
    if (!params.code) setPrinted(undefined);
  });
  const answered = () => {
    const state = check.state();
    return state.is === 'answered' ? state : undefined;
  };
  const failed = () => {
    const state = check.state();
    return state.is === 'failed' ? state : undefined;
  };
  return (
    <div class="flex min-h-dvh flex-col bg-bg">
      <header class="flex h-12 shrink-0 items-center gap-2.5 border-b border-line bg-surface px-4">
        <Logo size={24} />
        <span class="flex-1 text-[14px] font-semibold tracking-tight">{text.frame.product}</span>
        <A href="/" class="rounded text-muted hover:text-text hover:underline">
          {words.console}
        </A>
      </header>
      <main class="mx-auto flex w-full max-w-160 flex-1 flex-col gap-4 px-4 pt-6 pb-12 sm:pt-10">
        <div>
          <h1 class="text-title font-semibold tracking-tight">{words.title}</h1>
          <Show when={!params.code}>
            <p class="mt-2 text-[14px] leading-5.5 text-muted">{words.lead}</p>
          </Show>
        </div>
        <Show when={params.code} keyed>
          {(code) => <Printed code={code} onFound={setPrinted} />}
        </Show>
        <Show when={params.code}>
          <h2 class="mt-2 text-heading font-semibold">{words.printed.below}</h2>
        </Show>
        <Show when={answered()} keyed>
          {(one) => (
            <Verdict name={one.name} answer={one.answer} printed={printed()} ref={(heading) => (verdict = heading)} />
          )}
        </Show>
        <PickPdf state={check.state()} onPick={(files) => void check.take(files)} />
        <Show when={failed()}>
          {(one) => (
            <div class="flex flex-col items-start gap-3">
              <Failed what={words.file.failed} error={one().error} />
              <Button onClick={() => void check.take([one().file])}>{text.ui.tryAgain}</Button>
            </div>
          )}
        </Show>
        <p class="text-small text-muted">{words.file.notStored}</p>
      </main>
    </div>
  );
}
