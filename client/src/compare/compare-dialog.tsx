import { ArrowLeftRight, Frame, RotateCcw } from 'lucide-solid';
import { createEffect, createSignal, createUniqueId, For, Match, on, Show, Switch } from 'solid-js';
import type { Box } from '../../../shared/document/media.ts';
import { shortId } from '../session-model/session-name.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Dialog } from '../ui/floating/dialog.tsx';
import { BlinkControl, createBlink } from './blink.tsx';
import type { Compare } from './create-compare.ts';
import { changeOwnFrames, faceFrame } from './face-frame.ts';
import { FrameEditor } from './frame-editor.tsx';
import { type Layer, Pane } from './pane.tsx';
import { plainLook, zoomRange } from './place-face.ts';
import type { Comparable } from './sources.ts';
import { words } from './words.ts';

const modes = ['beside', 'overlay', 'blink'] as const;
type Mode = (typeof modes)[number];
const icon = { size: 14, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;
const selectClass = 'h-8 w-full min-w-0 truncate rounded-md border border-line bg-surface px-2 text-body text-text';

/** Two faces side by side, overlaid or alternating, each framed to the same size. */
export function CompareDialog(props: { compare: Compare }) {
  return (
    <Dialog open={props.compare.open()} onClose={() => props.compare.close()} title={words.title} huge>
      <Show when={props.compare.failure()}>{(error) => <Failed what={words.failed} error={error()} />}</Show>
      <Show when={props.compare.pair()}>{(pair) => <Comparison compare={props.compare} pair={pair()} />}</Show>
    </Dialog>
  );
}

function Comparison(props: { compare: Compare; pair: readonly [Comparable, Comparable] }) {
  const [mode, setMode] = createSignal<Mode>('beside');
  const [look, setLook] = createSignal(plainLook);
  const [mix, setMix] = createSignal(50);
  /** The frame when adjusting began: the photo stays placed by it until adjusting ends. */
  const [held, setHeld] = createSignal<Box | null>(null);
  const blink = createBlink(() => mode() === 'blink');
  createEffect(
    on(
      () => props.pair.map(({ key }) => key).join(),
      () => setHeld(null),
      { defer: true },
    ),
  );
  const frameOf = (one: Comparable) => faceFrame(one.photo, one.format);
  const layer = (one: Comparable, opacity: number): Layer => ({
    of: one,
    name: name(one),
    frame: frameOf(one),
    opacity,
  });
  const both = (second: number): Layer[] =>
    props.pair[0].key === props.pair[1].key
      ? [layer(props.pair[0], 1)]
      : [layer(props.pair[0], 1), layer(props.pair[1], second)];
  const adjusted = () => props.pair.find(({ photo }) => photo.kind === 'document_front');
  const setFrame = (one: Comparable, frame: Box | undefined) =>
    changeOwnFrames(({ [one.format]: _, ...others }) => (frame ? { ...others, [one.format]: frame } : others));
  const name = (one: Comparable) =>
    one.sessionId === props.compare.groups()[0]!.sessionId
      ? one.name
      : `${one.name}, ${words.otherSession({ shortId: shortId(one.sessionId) })}`;

  return (
    <div class="flex h-full min-h-0 flex-col gap-3">
      <div class="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-end gap-2">
        <Pick side={0} {...props} />
        <Button aria-label={words.swap} data-tip={words.swap} onClick={() => props.compare.swap()}>
          <ArrowLeftRight {...icon} />
        </Button>
        <Pick side={1} {...props} />
      </div>
      <div class="flex min-h-0 flex-1 gap-1 max-sm:min-h-100 max-sm:flex-col">
        <Show
          when={mode() === 'beside'}
          fallback={
            <Pane
              name={props.pair.map(name).join(text.ui.comma)}
              layers={both(mode() === 'overlay' ? mix() / 100 : Number(blink.second()))}
              look={look()}
              setLook={setLook}
            />
          }
        >
          <For each={[0, 1] as const}>
            {(side) => {
              const one = () => props.pair[side];
              const isHeld = () => held() !== null && one() === adjusted();
              return (
                <Pane
                  name={name(one())}
                  layers={[{ ...layer(one(), 1), ...(isHeld() && { frame: held()! }) }]}
                  look={look()}
                  setLook={setLook}
                >
                  {(pane) => (
                    <Show when={isHeld() && pane.width > 0}>
                      <FrameEditor
                        photo={one().photo}
                        held={held()!}
                        frame={frameOf(one())}
                        pane={pane}
                        look={look()}
                        change={(frame) => setFrame(one(), frame)}
                      />
                    </Show>
                  )}
                </Pane>
              );
            }}
          </For>
        </Show>
      </div>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <fieldset class="flex items-center gap-1">
          <legend class="sr-only">{words.mode}</legend>
          <For each={modes}>
            {(one) => (
              <Button
                size="small"
                aria-pressed={mode() === one}
                kind={mode() === one ? 'primary' : 'plain'}
                onClick={() => {
                  setHeld(null);
                  setMode(one);
                }}
              >
                {words.modes[one]}
              </Button>
            )}
          </For>
        </fieldset>
        <Slider
          label={words.zoom}
          {...zoomRange}
          value={look().zoom}
          wording={words.zoomOf({ percent: Math.round(look().zoom * 100) })}
          change={(zoom) => setLook((now) => ({ ...now, zoom }))}
        />
        <Button size="small" kind="quiet" onClick={() => setLook(plainLook)}>
          <RotateCcw {...icon} />
          {words.reset}
        </Button>
        <Switch>
          <Match when={mode() === 'overlay'}>
            <Slider
              label={words.mix}
              min={0}
              max={100}
              step={1}
              value={mix()}
              wording={words.mixOf({ percent: mix() })}
              change={setMix}
            />
          </Match>
          <Match when={mode() === 'blink'}>
            <BlinkControl blink={blink} shown={name(props.pair[blink.second() ? 1 : 0])} />
          </Match>
          <Match when={adjusted()}>
            {(one) => (
              <FrameControl
                one={one()}
                held={held() !== null}
                begin={() => setHeld(frameOf(one()))}
                end={() => setHeld(null)}
                reset={() => {
                  setHeld(null);
                  setFrame(one(), undefined);
                }}
              />
            )}
          </Match>
        </Switch>
      </div>
    </div>
  );
}

function Pick(props: { side: 0 | 1; compare: Compare; pair: readonly [Comparable, Comparable] }) {
  const id = createUniqueId();
  return (
    <div class="min-w-0">
      <label for={id} class="block text-small text-muted">
        {props.side === 0 ? words.pick.left : words.pick.right}
      </label>
      <select
        id={id}
        class={selectClass}
        onChange={(event) => props.compare.pick(props.side, event.currentTarget.value)}
      >
        <For each={props.compare.groups()}>
          {(group, at) => (
            <optgroup
              label={at() === 0 ? words.thisSession : words.otherSession({ shortId: shortId(group.sessionId) })}
            >
              <For each={group.photos}>
                {(one) => (
                  <option value={one.key} selected={props.pair[props.side].key === one.key}>
                    {one.name}
                  </option>
                )}
              </For>
            </optgroup>
          )}
        </For>
      </select>
    </div>
  );
}

function Slider(props: {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  wording: string;
  change: (value: number) => void;
}) {
  return (
    <label class="flex items-center gap-2 text-small text-muted">
      {props.label}
      <input
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        aria-valuetext={props.wording}
        class="w-32 accent-accent"
        onInput={(event) => props.change(event.currentTarget.valueAsNumber)}
      />
      <span
        aria-hidden="true"
        class="num w-12 text-text"
      >{`${Math.round(props.max <= 10 ? props.value * 100 : props.value)} %`}</span>
    </label>
  );
}

function FrameControl(props: {
  one: Comparable;
  held: boolean;
  begin: () => void;
  end: () => void;
  reset: () => void;
}) {
  return (
    <Show when={!props.one.photo.faceBox} fallback={<span class="text-small text-muted">{words.frame.engine}</span>}>
      <Show
        when={props.held}
        fallback={
          <Button size="small" onClick={() => props.begin()}>
            <Frame {...icon} />
            {words.frame.adjust}
          </Button>
        }
      >
        <span class="text-small text-muted">{words.frame.hint({ format: words.frame.formats[props.one.format] })}</span>
        <Button size="small" kind="quiet" onClick={() => props.reset()}>
          {words.frame.usual}
        </Button>
        <Button size="small" kind="primary" onClick={() => props.end()}>
          {words.frame.done}
        </Button>
      </Show>
    </Show>
  );
}
