import { formatPercent } from '../../ui/text/format.ts';

/** 0 to 1 as a percentage. Never rounded up to certainty. */
export const formatCertainty = (share: number): string => formatPercent(share < 1 ? Math.min(share, 0.99) : 1);
