import { CircleAlert } from 'lucide-solid';
import { Show } from 'solid-js';
import { describeError } from '../api.ts';
import { text } from '../text/text.ts';

/** What failed, why and what now, in a line of the form. */
export function Failed(props: { what: string; error: unknown }) {
  const wording = () => describeError(props.error);
  return (
    <p role="alert" class="flex gap-2 rounded-md bg-rejected/10 p-3 text-rejected">
      <CircleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0" aria-hidden="true" />
      <span>
        {props.what}: {wording().why} {wording().now}
        <Show when={wording().reference}> {`${text.ui.reference} ${wording().reference}`}</Show>
      </span>
    </p>
  );
}
