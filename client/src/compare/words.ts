import { sentence } from '../text/visible.ts';
import type { DocumentFormat } from './face-frame.ts';

/** Every word of comparing faces. Another language is another object of this shape. */
export const words = {
  title: 'Compare photos',
  open: 'Compare any two photos',
  modes: { beside: 'Side by side', overlay: 'Overlay', blink: 'Blink' },
  mode: 'View',
  pick: { left: 'First photo', right: 'Second photo' },
  thisSession: 'This session',
  otherSession: (shortId: string) => `Session …${shortId}`,
  zoom: 'Zoom',
  zoomOf: (percent: number) => `${percent} % of the frame`,
  reset: 'Reset view',
  swap: 'Swap',
  mix: 'Second photo over the first',
  mixOf: (percent: number) => `${percent} %`,
  blinking: { start: 'Start blinking', stop: 'Stop blinking', flip: 'Show the other photo' },
  shown: (name: string) => sentence`Showing: ${name}`,
  pane: (name: string) => sentence`${name}. Arrow keys move, plus and minus zoom.`,
  frame: {
    adjust: 'Adjust frame',
    done: 'Done',
    usual: 'Reset frame',
    drag: 'Frame around the face. Arrow keys move it, Shift and arrow keys resize it.',
    corner: 'Resize',
    hint: (format: string) => `Drag the frame onto the face. Saved in this browser for ${format} documents.`,
    engine: 'An engine located the face in this photo.',
    formats: {
      TD1: 'ID card (TD1)',
      TD2: 'ID card (TD2)',
      TD3: 'passport',
      licence: 'driving licence',
    } satisfies Record<DocumentFormat, string>,
  },
  failed: "Couldn't load the photos of the other session",
};
