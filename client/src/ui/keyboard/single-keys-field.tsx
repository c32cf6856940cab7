import { createUniqueId, For } from 'solid-js';
import { isApple } from '../../keyboard/platform.ts';
import { chooseSingleKeyMode, type SingleKeyMode, singleKeyMode, singleKeyModes } from '../../keyboard/single-keys.ts';
import { words } from '../../keyboard/words.ts';

const w = words.modes;
/** ⌥ or Alt. */
const modifier = isApple ? '⌥' : 'Alt';
export const modeLabel = (mode: SingleKeyMode): string => (mode === 'alt' ? w.alt({ key: modifier }) : w[mode]);

/** Whether single keys act: as they are, with Alt, or not at all. */
export function SingleKeysField() {
  const id = createUniqueId();
  return (
    <fieldset class="mb-4 rounded-md border border-line px-3 pt-1 pb-2" aria-describedby={`${id}-hint`}>
      <legend class="px-1 font-medium">{w.label}</legend>
      <div class="flex flex-wrap gap-x-5">
        <For each={singleKeyModes}>
          {(mode) => (
            <label class="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name={id}
                checked={singleKeyMode() === mode}
                onChange={() => chooseSingleKeyMode(mode)}
                class="accent-accent"
              />
              {modeLabel(mode)}
            </label>
          )}
        </For>
      </div>
      <p id={`${id}-hint`} class="text-small text-muted">
        {w.hint}
      </p>
    </fieldset>
  );
}
