export interface Place {
  left: number;
  top: number;
}

/** Beside its button and inside the window; above it when there is no room below. `align`: which edges are in line. */
export function placeBeside(
  button: DOMRect,
  panel: { width: number; height: number },
  { align = 'start', side = 'below' }: { align?: 'start' | 'end'; side?: 'below' | 'above' } = {},
  view = { width: window.innerWidth, height: window.innerHeight, rtl: document.dir === 'rtl' },
): Place {
  const fromLeft = (align === 'start') !== view.rtl;
  const left = fromLeft ? button.left : button.right - panel.width;
  const below = button.bottom + 4;
  const above = button.top - panel.height - 4;
  const fitsBelow = below + panel.height <= view.height - 8;
  const top = side === 'above' || (!fitsBelow && above >= 8) ? above : below;
  return {
    left: Math.max(8, Math.min(left, view.width - panel.width - 8)),
    top: Math.max(8, Math.min(top, view.height - panel.height - 8)),
  };
}

/**
 * Where a floating panel is mounted: inside the modal dialog of its button, or it would lie below it; else inside its landmark. In
 * full screen only what lies inside of that is drawn.
 */
export function landmarkOf(button: Element | undefined): Element {
  const landmark = button?.closest('dialog, main, header, nav') ?? document.body;
  const full = document.fullscreenElement;
  return full && !full.contains(landmark) ? full : landmark;
}
