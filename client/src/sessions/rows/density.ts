import { createStoredChoice } from '../../ui/behaviour/stored-choice.ts';

export const densities = ['comfortable', 'compact'] as const;
export const [density, setDensity] = createStoredChoice('density', densities, 'comfortable');

/** Pixels. Fixed, so that a live value never moves the next row. */
export const rowHeights = { comfortable: 44, compact: 32 } as const;
/** For rows that are two-line cards. */
export const cardHeights = { comfortable: 64, compact: 52 } as const;
