import type { Box } from '../../../shared/document/media.ts';
import { clampBox } from './face-frame.ts';
import { type Look, placeFace, type Size } from './place-face.ts';
import { words } from './words.ts';

/** One arrow press moves or resizes the frame by this share of the photo. */
const step = 0.01;

/** The frame as a rectangle over its photo: dragged as a whole or by its corner, or moved with arrow keys. */
export function FrameEditor(props: {
  photo: Size;
  /** The frame that places the photo: fixed, so that the photo does not move under the dragged frame. */
  held: Box;
  frame: Box;
  pane: Size;
  look: Look;
  change: (frame: Box) => void;
}) {
  const placed = () => placeFace(props.photo, props.held, props.pane, props.look);
  const style = () => {
    const { left, top, width, height } = placed();
    const { frame } = props;
    return {
      left: `${left + frame.x * width}px`,
      top: `${top + frame.y * height}px`,
      width: `${frame.width * width}px`,
      height: `${frame.height * height}px`,
    };
  };
  const change = (by: Partial<Box>) => {
    const { frame } = props;
    const next = { ...frame };
    for (const name of ['x', 'y', 'width', 'height'] as const) next[name] += by[name] ?? 0;
    props.change(clampBox(next));
  };
  const drag = (event: PointerEvent, isCorner: boolean) => {
    if (event.buttons !== 1) return;
    event.stopPropagation();
    const [x, y] = [event.movementX / placed().width, event.movementY / placed().height];
    change(isCorner ? { width: x, height: y } : { x, y });
  };
  const arrows: Record<string, readonly [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const grab = (event: PointerEvent & { currentTarget: Element }) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture?.(event.pointerId);
  };
  return (
    <button
      ref={(button) => queueMicrotask(() => button.focus())}
      type="button"
      aria-label={words.frame.drag}
      class="absolute cursor-move touch-none rounded-sm border-2 border-accent outline-2 outline-white"
      style={style()}
      onPointerDown={grab}
      onPointerMove={(event) => drag(event, false)}
      on:keydown={(event) => {
        const by = arrows[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        change(event.shiftKey ? { width: by[0], height: by[1] } : { x: by[0], y: by[1] });
      }}
    >
      <span
        aria-hidden="true"
        class="absolute -end-2 -bottom-2 size-4 cursor-nwse-resize touch-none rounded-sm border border-black/60 bg-white"
        onPointerDown={grab}
        onPointerMove={(event) => drag(event, true)}
      />
    </button>
  );
}
