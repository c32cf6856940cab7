import { ChevronRight } from 'lucide-solid';
import { createUniqueId, Show } from 'solid-js';
import { longestReadyText, mostReadyTexts, type ReadyTextKind } from '../../../../shared/decision/ready-texts.ts';
import { words } from '../../ready-texts/words.ts';
import { text } from '../../text/text.ts';
import { Badge } from '../../ui/badge.tsx';
import { createAction } from '../../ui/behaviour/create-action.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import type { TextDrafts } from './create-text-drafts.ts';

const w = words.settings;

/** The texts of one step or tag: a row that expands to a field. */
export function TextsOfOne(props: {
  kind: ReadyTextKind;
  /** A step or a tag. */
  of: string;
  name: string;
  store: TextDrafts;
  isOpen: boolean;
  toggle: () => void;
  say: (wording: string) => void;
}) {
  const id = createUniqueId();
  const saving = createAction();
  let area: HTMLTextAreaElement | undefined;
  const store = () => props.store;
  const at = () => [props.kind, props.of] as const;
  const fault = () => store().fault(...at());
  const canSave = () => !saving.isRunning() && store().isChangedAt(...at()) && fault() === null;
  const save = async (which: 'typed' | 'builtIn') => {
    if (await saving.run(() => store().save(...at(), which))) props.say(w.saved({ name: props.name }));
    area?.focus();
  };
  const hint = () => {
    if (fault() === 'tooMany') return w.tooMany({ most: mostReadyTexts });
    if (fault() === 'tooLong') return w.tooLong({ chars: longestReadyText });
    return store().isOvertaken(...at()) ? w.overtaken : w.hint({ most: mostReadyTexts });
  };
  return (
    <div class="border-b border-line last:border-0">
      <button
        type="button"
        aria-expanded={props.isOpen}
        aria-controls={id}
        onClick={() => props.toggle()}
        class="focus-inside flex min-h-9 w-full items-center gap-2 rounded-md text-start hover:bg-sunk"
      >
        <ChevronRight
          size={14}
          stroke-width={2}
          aria-hidden="true"
          class={`shrink-0 text-muted transition-transform duration-150 rtl:-scale-x-100 ${props.isOpen ? 'rotate-90' : ''}`}
        />
        <span class="min-w-0 flex-1 wrap-anywhere" dir="auto">
          {props.name}
        </span>
        <Show when={store().texts.isOwn(...at())}>
          <Badge tone="accent">{w.own}</Badge>
        </Show>
        <span class="num pe-1 text-small text-muted">{w.texts({ n: store().texts.of(...at()).length })}</span>
      </button>
      <div id={id} hidden={!props.isOpen} class="pb-3">
        <Show when={props.isOpen}>
          <textarea
            ref={area}
            rows={4}
            dir="auto"
            aria-label={w.field({ name: props.name })}
            aria-describedby={`${id}-hint`}
            aria-invalid={fault() !== null}
            value={store().typed(...at())}
            onInput={(event) => store().type(...at(), event.currentTarget.value)}
            class="field-sizing-content block max-h-80 w-full resize-y rounded-md border border-edge bg-surface px-3 py-2 aria-invalid:border-rejected"
          />
          <p
            id={`${id}-hint`}
            role={fault() ? 'alert' : undefined}
            class={`mt-1 text-small ${fault() ? 'text-rejected' : 'text-muted'}`}
          >
            {hint()}
          </p>
          <Show when={saving.error()}>{(failure) => <Failed what={w.failed} error={failure()} />}</Show>
          <div class="mt-2 flex flex-wrap items-center gap-2">
            <Button size="small" kind="primary" aria-disabled={!canSave()} onClick={() => canSave() && save('typed')}>
              {saving.isRunning() ? w.saving : w.save}
            </Button>
            <Show when={store().isChangedAt(...at())}>
              <Button
                size="small"
                kind="quiet"
                onClick={() => {
                  store().discard(...at());
                  area?.focus();
                }}
              >
                {text.ui.cancel}
              </Button>
            </Show>
            <Show when={store().texts.isOwn(...at())}>
              <Button
                size="small"
                kind="quiet"
                aria-disabled={saving.isRunning()}
                onClick={() => !saving.isRunning() && save('builtIn')}
              >
                {w.reset}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
    </div>
  );
}
