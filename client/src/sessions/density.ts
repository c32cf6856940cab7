import { createKept } from '../ui/kept.ts';

export const [density, setDensity] = createKept('density', ['comfortable', 'compact'], 'comfortable');

/** Pixels. Fixed, so that a live value never changes where the next row stands. */
export const rowHeights = { comfortable: 44, compact: 32, card: 64 } as const;
