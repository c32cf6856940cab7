const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

/** 0 to 1 as a percentage. Never rounded up to certainty. */
export const formatPercent = (share: number): string => percent.format(share < 1 ? Math.min(share, 0.99) : 1);
