import { createSignal, For, Show } from 'solid-js';
import { type RejectionGroup, rejectionGroups } from '../../../../shared/decision/rejection-tags.ts';
import { api } from '../../api.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { fieldClass } from '../controls/controls.tsx';
import { words } from '../words.ts';

const w = words.tags;

/** Adds a company's own tag. */
export function AddTag(props: { onAdded: (name: string) => void }) {
  const [group, setGroup] = createSignal<RejectionGroup>('suspected_fraud');
  const [state, setState] = createSignal<{ is: 'asking'; missing?: true; error?: unknown } | { is: 'sent' }>({
    is: 'asking',
  });
  const asking = () => {
    const now = state();
    return now.is === 'asking' ? now : undefined;
  };
  let form!: HTMLFormElement;
  let input!: HTMLInputElement;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const label = input.value.trim();
    if (!asking()) return;
    if (!label) {
      setState({ is: 'asking', missing: true });
      return input.focus();
    }
    setState({ is: 'sent' });
    try {
      await api.addTag({ group: group(), label });
      input.value = '';
      setState({ is: 'asking' });
      props.onAdded(label);
    } catch (error) {
      setState({ is: 'asking', error });
    }
    // Unless the focus has moved elsewhere.
    if (form.contains(document.activeElement)) input.focus();
  };
  return (
    <form ref={form} novalidate onSubmit={submit} class="flex flex-wrap items-end gap-2">
      <div class="max-sm:w-full">
        <label for="tag-group" class="mb-1 block font-medium">
          {w.group}
        </label>
        <select
          id="tag-group"
          value={group()}
          onChange={(event) => setGroup(event.currentTarget.value as RejectionGroup)}
          class={`${fieldClass} max-sm:w-full`}
        >
          <For each={rejectionGroups}>{(one) => <option value={one}>{text.decisions.groups[one]}</option>}</For>
        </select>
      </div>
      <div class="min-w-48 flex-1">
        <label for="tag-label" class="mb-1 block font-medium">
          {w.label}
        </label>
        <input
          ref={input}
          id="tag-label"
          required
          maxlength={60}
          autocomplete="off"
          dir="auto"
          aria-invalid={asking()?.missing ?? asking()?.error !== undefined}
          aria-describedby="tag-said"
          onInput={() => (asking()?.missing || asking()?.error) && setState({ is: 'asking' })}
          class={`${fieldClass} w-full`}
        />
      </div>
      <Button type="submit" kind="primary" aria-disabled={!asking()}>
        {asking() ? w.add : w.adding}
      </Button>
      <div id="tag-said" class="w-full empty:hidden">
        <Show when={asking()?.missing}>
          <p role="alert" class="text-small text-rejected">
            {w.labelMissing}
          </p>
        </Show>
        <Show when={asking()?.error}>{(error) => <Failed what={w.addFailed} error={error()} />}</Show>
      </div>
    </form>
  );
}
