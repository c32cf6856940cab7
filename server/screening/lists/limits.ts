import type { ProcessLimits } from '../../bounded/bounded-process.ts';

/** Entries of one list, persons and others. The largest published one has some 3,000,000. */
export const mostEntries = 5_000_000;

/** Limits of a company's own lists. All published sanctions and PEP lists together have some 900,000 persons. */
export const companyMost = { lists: 20, persons: 1_500_000 };

/** Process limits for a company's list: the largest published one takes a third of them. */
export const companyLimits = { workCpuMs: 10 * 60_000, stepCpuMs: 20_000, megabytes: 1_024 } satisfies ProcessLimits;

/** Process limits for lists of the installation. */
export const installationLimits = {
  workCpuMs: 60 * 60_000,
  stepCpuMs: 60_000,
  megabytes: 3_072,
} satisfies ProcessLimits;
