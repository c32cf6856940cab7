import {
  Columns2,
  Expand,
  Link2,
  Link2Off,
  Maximize,
  Minimize,
  RotateCcw,
  RotateCw,
  ScanFace,
  Search,
  ZoomIn,
  ZoomOut,
} from 'lucide-solid';
import { type JSX, Show } from 'solid-js';
import { words as compareWords } from '../../compare/words.ts';
import { maxZoom, zoomStep } from '../../session-model/geometry.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';
import { words } from '../../session-model/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { LightControl } from './light-control.tsx';

const w = words.viewer;
const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

export function Toolbar(props: {
  viewer: Viewer;
  marks: JSX.Element;
  full: boolean;
  toggleFull: () => void;
  /** Absent where there are no two photos. */
  compareAny: (() => void) | undefined;
  children?: JSX.Element;
}) {
  const zoom = () => props.viewer.poseOf(props.viewer.side()).zoom;
  const shownZoom = () => props.viewer.zoomOf(props.viewer.side());
  const comparing = () => props.viewer.pair() !== null;
  return (
    <div
      role="toolbar"
      aria-label={w.tools}
      class="-mx-2 flex min-w-0 flex-wrap items-center gap-0.5 @max-lg:gap-0 @max-lg:[&_button]:size-7.5 @max-md:[&_button]:size-7 @max-sm:[&_button]:w-6.5"
    >
      <IconButton
        aria-label={w.zoomOut}
        disabled={zoom() <= 1}
        onClick={() => props.viewer.zoom(props.viewer.side(), 1 / zoomStep)}
      >
        <ZoomOut {...icon} />
      </IconButton>
      <output class="num w-11 text-center text-small text-muted @max-lg:hidden">
        {w.zoom({ percent: String(Math.round(shownZoom() * 100)) })}
      </output>
      <IconButton
        aria-label={w.zoomIn}
        disabled={zoom() >= maxZoom}
        onClick={() => props.viewer.zoom(props.viewer.side(), zoomStep)}
      >
        <ZoomIn {...icon} />
      </IconButton>
      <IconButton aria-label={w.fit} onClick={() => props.viewer.fit()}>
        <Expand {...icon} />
      </IconButton>
      <Rule />
      <IconButton aria-label={w.turnLeft} onClick={() => props.viewer.turn(-90)}>
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton aria-label={w.turnRight} onClick={() => props.viewer.turn(90)}>
        <RotateCw {...icon} />
      </IconButton>
      <LightControl viewer={props.viewer} />
      <Toggle name={w.loupe} on={props.viewer.loupe()} run={props.viewer.toggleLoupe} class="pointer-coarse:hidden">
        <Search {...icon} />
      </Toggle>
      <Rule />
      <Toggle
        name={comparing() ? w.compareEnd : w.compare}
        tip={comparing() || props.viewer.canCompare() ? undefined : w.compareMissing}
        on={comparing()}
        disabled={!comparing() && !props.viewer.canCompare()}
        run={props.viewer.toggleCompare}
      >
        <Columns2 {...icon} />
      </Toggle>
      <Show when={comparing()}>
        <Toggle name={w.lock} on={props.viewer.locked()} run={props.viewer.toggleLock}>
          <Show when={props.viewer.locked()} fallback={<Link2Off {...icon} />}>
            <Link2 {...icon} />
          </Show>
        </Toggle>
      </Show>
      {/* Side by side, the lock has its place: the row is full. */}
      <Show when={!comparing() && props.compareAny}>
        {(run) => (
          <IconButton aria-label={compareWords.open} onClick={() => run()()}>
            <ScanFace {...icon} />
          </IconButton>
        )}
      </Show>
      <Rule />
      {props.marks}
      <span class="flex-1" />
      {props.children}
      <IconButton aria-label={props.full ? w.fullEnd : w.full} onClick={() => props.toggleFull()}>
        <Show when={props.full} fallback={<Maximize {...icon} />}>
          <Minimize {...icon} />
        </Show>
      </IconButton>
    </div>
  );
}

const Rule = () => <span aria-hidden="true" class="mx-1 h-4 w-px bg-line @max-lg:hidden" />;

function Toggle(props: {
  name: string;
  tip?: string | undefined;
  on: boolean;
  disabled?: boolean;
  run: () => void;
  class?: string;
  children: JSX.Element;
}) {
  return (
    <IconButton
      aria-label={props.name}
      data-tip={props.tip ?? props.name}
      aria-pressed={props.on}
      // Still there for keyboard and tooltip, which tell why it does nothing.
      aria-disabled={props.disabled}
      onClick={() => props.disabled || props.run()}
      class={`${props.on ? 'bg-accent/15 text-accent' : ''} ${props.class ?? ''}`}
    >
      {props.children}
    </IconButton>
  );
}
