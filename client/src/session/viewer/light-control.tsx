import { SunMedium } from 'lucide-solid';
import { lightRange, plainLight, type Viewer } from '../../session-model/viewer-state.ts';
import { words } from '../../session-model/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/floating/popover.tsx';

const w = words.viewer;

/** Brightness and contrast in a small popover of the toolbar. */
export function LightControl(props: { viewer: Viewer }) {
  const changed = () => {
    const { brightness, contrast } = props.viewer.light();
    return brightness !== 100 || contrast !== 100;
  };
  return (
    <Popover
      label={w.light}
      class="flex w-60 flex-col gap-3 p-3"
      trigger={(attributes) => (
        <IconButton {...attributes} aria-label={w.light} class={changed() ? 'bg-accent/15 text-accent' : ''}>
          <SunMedium size={16} stroke-width={1.5} aria-hidden="true" />
        </IconButton>
      )}
    >
      {() => (
        <>
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
        </>
      )}
    </Popover>
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
