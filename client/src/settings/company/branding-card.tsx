import { TriangleAlert } from 'lucide-solid';
import { createUniqueId, Show } from 'solid-js';
import { readable } from '../../print/colour.ts';
import { Card } from '../../ui/card.tsx';
import { formatRatio } from '../../ui/text/format.ts';
import { fieldClass } from '../controls/controls.tsx';
import { colourOf, contrastOf } from './contrast.ts';
import type { BrandingStore } from './create-branding.ts';
import { words } from './words.ts';

/** The registered name, and the colour. */
export function BrandingCard(props: { store: BrandingStore }) {
  const id = createUniqueId();
  const s = () => props.store;
  const colour = () => colourOf(s().draft().colour);
  const isPale = () => colour() !== undefined && readable(colour()!) !== colour();
  return (
    <Card id="branding" title={words.title}>
      <div class="flex flex-col gap-4">
        <div>
          <h3 class="mb-1 font-medium">{words.name}</h3>
          <p dir="auto">{s().stored()!.name}</p>
          <p class="mt-1 text-small text-muted">{words.nameHelp}</p>
        </div>
        <div>
          <label for={`${id}-hex`} class="mb-1 block font-medium">
            {words.colour}
          </label>
          <div class="flex items-center gap-2">
            <input
              type="color"
              aria-label={words.colourPick}
              value={colour() ?? '#000000'}
              onInput={(event) => s().setColour(event.currentTarget.value)}
              class="h-8 w-12 shrink-0 cursor-pointer rounded-md border border-edge bg-surface p-0.5"
            />
            <input
              id={`${id}-hex`}
              aria-label={words.colourHex}
              maxlength={9}
              autocomplete="off"
              spellcheck={false}
              value={s().draft().colour}
              onInput={(event) => s().setColour(event.currentTarget.value)}
              aria-invalid={!s().isSound()}
              aria-describedby={`${id}-colour-help ${id}-colour-wrong`}
              class={`${fieldClass} w-28 font-mono`}
            />
          </div>
          <p id={`${id}-colour-help`} class="mt-1 text-small text-muted">
            {words.colourHelp}
          </p>
          <p id={`${id}-colour-wrong`} role="alert" class="text-small text-rejected empty:hidden">
            {s().isSound() ? '' : words.colourWrong}
          </p>
          <div role="status">
            <Show when={isPale()}>
              <p class="num mt-2 flex gap-2 rounded-md bg-awaiting/10 p-3">
                <TriangleAlert size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-awaiting" aria-hidden="true" />
                {words.pale({ ratio: formatRatio(contrastOf(colour()!)) })}
              </p>
            </Show>
          </div>
        </div>
      </div>
    </Card>
  );
}
