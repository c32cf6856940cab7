import { createMemo, createSignal, onMount, Show } from 'solid-js';
import { longestComment } from '../../../../shared/note/document.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { isApple } from '../../keyboard/keys.ts';
import { listed, SuggestList, unlisted } from '../../session-model/suggest/suggest-list.tsx';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { words } from '../words.ts';
import { createMentionField } from './create-mention-field.ts';
import { mentionedBy } from './mentioned.ts';

/** From here on the number of remaining characters is shown. */
const nearEnd = longestComment - 300;
const sendKeys = isApple ? '⌘ Enter' : 'Ctrl Enter';

/**
 * Plain text with completion of colleagues after `@`. Ctrl+Enter sends; Escape is handled by the panel. `keep` receives every
 * change, so that no input is lost. Text that can no longer be sent stays editable, to be copied.
 */
export function Composer(props: {
  label: string;
  action: string;
  start?: string | undefined;
  writable: boolean;
  keep: (words: string) => void;
  /** The author: not offered to themselves. */
  me: string;
  send: (words: string, mentions: string[]) => void;
  cancel?: () => void;
}) {
  let area!: HTMLTextAreaElement;
  const [written, setWritten] = createSignal(props.start ?? '');
  const change = (value: string) => {
    setWritten(value);
    props.keep(value);
  };
  const send = () => {
    const wording = written().trim();
    if (!wording || !props.writable) return;
    const mentions = mentionedBy(wording, people());
    change('');
    field.close();
    props.send(wording, mentions);
  };
  const colleagues = useColleagues();
  const people = createMemo(() => colleagues.all().filter(({ id, active }) => active && id !== props.me));
  const field = createMentionField({
    area: () => area,
    people: () => people().map(({ id, name, colour }) => ({ id, label: name, colour })),
    put: (value, caret) => {
      change(value);
      area.value = value;
      area.setSelectionRange(caret, caret);
    },
  });
  onMount(() => area.setSelectionRange(area.value.length, area.value.length));
  return (
    <form
      class="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={area}
        rows="2"
        maxlength={longestComment}
        aria-label={props.label}
        placeholder={props.label}
        value={written()}
        dir="auto"
        aria-autocomplete="list"
        data-suggesting={field.open() ? '' : undefined}
        {...(field.open() ? listed(field.open()!) : unlisted)}
        onInput={(event) => {
          change(event.currentTarget.value);
          field.look();
        }}
        onClick={field.look}
        onBlur={field.close}
        onKeyDown={(event) => {
          if (field.key(event)) return;
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          send();
        }}
        class="field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-md border border-edge bg-surface px-2 py-1.5 text-body"
      />
      <Show when={field.open()}>{(list) => <SuggestList open={list()} />}</Show>
      <Show
        when={props.writable}
        fallback={
          <p role="status" class="text-small text-muted">
            {words.unsent}
          </p>
        }
      >
        <div class="flex items-center gap-2">
          <span class="num min-w-0 flex-1 text-small text-muted" aria-live="polite">
            <Show
              when={written().length > nearEnd}
              fallback={<span class="pointer-coarse:hidden">{words.sendKeys({ keys: sendKeys })}</span>}
            >
              {words.left({ n: longestComment - written().length })}
            </Show>
          </span>
          <Show when={props.cancel}>
            {(cancel) => (
              <Button size="small" kind="quiet" onClick={() => cancel()()}>
                {text.ui.cancel}
              </Button>
            )}
          </Show>
          <Button size="small" kind="primary" type="submit" disabled={written().trim() === ''}>
            {props.action}
          </Button>
        </div>
      </Show>
    </form>
  );
}
