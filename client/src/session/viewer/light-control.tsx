import { SunMedium } from 'lucide-solid';
import { createSignal, createUniqueId, onCleanup, Show } from 'solid-js';
import { lightRange, plainLight, type Viewer } from '../../session-model/viewer-state.ts';
import { words } from '../../session-model/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';

const w = words.viewer;

/** Brightness and contrast in a small popover of the toolbar. */
export function LightControl(props: { viewer: Viewer }) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let root!: HTMLDivElement;
  const outside = (event: Event) => {
    if (event.target instanceof Node && !root.contains(event.target)) show(false);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    show(false);
    root.querySelector('button')?.focus();
  };
  const show = (is: boolean) => {
    setOpen(is);
    const change = is ? 'addEventListener' : 'removeEventListener';
    document[change]('pointerdown', outside as EventListener, true);
    root[change]('keydown', onEscape as EventListener);
  };
  onCleanup(() => show(false));
  const changed = () => {
    const { brightness, contrast } = props.viewer.light();
    return brightness !== 100 || contrast !== 100;
  };
  return (
    <div ref={root} class="relative">
      <IconButton
        aria-label={w.light}
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        class={changed() ? 'bg-accent/15 text-accent' : ''}
        onClick={() => show(!open())}
      >
        <SunMedium size={16} stroke-width={1.5} aria-hidden="true" />
      </IconButton>
      <Show when={open()}>
        <fieldset
          id={id}
          class="fade-in absolute top-9 left-0 z-20 flex w-60 flex-col gap-3 rounded-lg border border-line bg-raised p-3 shadow-float max-sm:-left-24"
        >
          <legend class="sr-only">{w.light}</legend>
          <Slider
            label={w.brightness}
            value={props.viewer.light().brightness}
            set={(brightness) => props.viewer.setLight({ brightness })}
          />
          <Slider
            label={w.contrast}
            value={props.viewer.light().contrast}
            set={(contrast) => props.viewer.setLight({ contrast })}
          />
          <Button size="small" class="self-end" disabled={!changed()} onClick={() => props.viewer.setLight(plainLight)}>
            {w.reset}
          </Button>
        </fieldset>
      </Show>
    </div>
  );
}

function Slider(props: { label: string; value: number; set: (value: number) => void }) {
  return (
    <label class="block">
      <span class="flex justify-between">
        {props.label}
        <span class="num text-muted">{w.zoom({ percent: String(props.value) })}</span>
      </span>
      <input
        type="range"
        class="mt-1 h-4 w-full accent-accent"
        min={lightRange.min}
        max={lightRange.max}
        step={lightRange.step}
        value={props.value}
        onInput={(event) => props.set(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
