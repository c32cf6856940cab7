import { CircleX } from 'lucide-solid';
import { For, Match, Switch } from 'solid-js';
import { lowLevels } from '../../../../shared/session/session-spoof.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { farInWords, levelLabel } from './far-words.ts';

const steps = [1, 2, 3, 4, 5, 6, 7] as const;

/** The face match as seven steps with its false acceptance rate in words. `asked`: the level that the company asks for. */
export function FaceLevel(props: { level: number; asked?: number | null }) {
  const low = () => (props.asked ? props.level < props.asked : props.level <= lowLevels.at(-1)!);
  const label = () =>
    [words.face.level({ level: levelLabel(props.level) }), props.asked && words.face.asked({ level: props.asked })]
      .filter(Boolean)
      .join(text.ui.comma);
  return (
    <Switch>
      <Match when={props.level <= 0}>
        <span class="inline-flex items-baseline gap-1.5 font-medium text-rejected">
          <CircleX size={14} stroke-width={2} class="self-center" aria-hidden="true" />
          {words.face.none}
        </span>
      </Match>
      <Match when={props.level > 0}>
        <span
          class="inline-flex flex-wrap items-baseline gap-x-2 gap-y-0.5"
          data-tip={words.face.explained({ rate: farInWords(props.level) })}
        >
          <span class="inline-flex gap-0.5 self-center" role="img" aria-label={label()}>
            <For each={steps}>
              {(step) => (
                <span
                  class={`relative h-3 w-2 rounded-[2px] ${step === props.asked ? 'after:absolute after:inset-x-0 after:-bottom-1 after:h-0.5 after:bg-text forced-colors:after:bg-[CanvasText]' : ''} ${step > props.level ? 'border border-transparent bg-sunk ring-1 ring-edge/40 ring-inset' : low() ? 'bg-awaiting' : 'bg-verified'}`}
                />
              )}
            </For>
          </span>
          <span class={`font-medium ${low() ? 'text-awaiting' : ''}`}>{levelLabel(props.level)}</span>
          <span class="text-muted">{farInWords(props.level)}</span>
        </span>
      </Match>
    </Switch>
  );
}
