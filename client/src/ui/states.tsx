import { CircleAlert } from 'lucide-solid';
import { ErrorBoundary, type JSX, type ParentProps, Show } from 'solid-js';
import { describeError } from '../api.ts';
import { text } from '../text/text.ts';
import { Button } from './button.tsx';
import { CopyButton } from './field.tsx';

/** One sentence and the one useful action. */
export function EmptyState(props: { icon?: JSX.Element; title: string; detail?: string; action?: JSX.Element }) {
  return (
    <div class="fade-in mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-16 text-center">
      <div class="mb-1 text-muted">{props.icon}</div>
      <p class="text-[14px] font-medium">{props.title}</p>
      <Show when={props.detail}>
        <p class="text-muted">{props.detail}</p>
      </Show>
      <Show when={props.action}>
        <div class="mt-2">{props.action}</div>
      </Show>
    </div>
  );
}

/** What happened, why, what now, and a reference to copy. `what`: such as "The sessions could not be loaded". */
export function ErrorState(props: { what: string; error: unknown; retry?: () => void; action?: JSX.Element }) {
  const wording = () => describeError(props.error);
  return (
    <div role="alert" class="fade-in mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center">
      <CircleAlert size={20} stroke-width={1.5} class="text-rejected" aria-hidden="true" />
      <p class="text-[14px] font-medium">{props.what}</p>
      <p class="text-muted">{wording().why}</p>
      <p class="text-muted">{wording().now}</p>
      <div class="mt-2 flex gap-2">
        <Show when={props.retry}>{(retry) => <Button onClick={() => retry()()}>{text.ui.tryAgain}</Button>}</Show>
        {props.action}
      </div>
      <Show when={wording().reference}>
        {(reference) => (
          <p class="num mt-2 flex items-center gap-1 text-small text-muted">
            {text.ui.reference} {reference()}
            <CopyButton value={reference()} name={text.ui.reference} />
          </p>
        )}
      </Show>
    </div>
  );
}

/** A fault in one part leaves the rest of the page standing. */
export function Guarded(props: ParentProps) {
  return (
    <ErrorBoundary
      fallback={(error, reset) => {
        console.error(error);
        return <ErrorState what={text.crashed} error={error} retry={reset} />;
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}
