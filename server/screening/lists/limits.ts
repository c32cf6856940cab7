import type { ProcessLimits } from '../../bounded/bounded-process.ts';

/** Entries of one list, persons and others. The largest that is published has some 3,000,000. */
export const mostEntries = 5_000_000;

/** What a company may have of its own. All sanctions and politicians that are published are some 900,000 persons. */
export const companyMost = { lists: 20, persons: 1_500_000 };

/** For what a company brings: the largest published list takes a third of them. */
export const companyLimits = { workCpuMs: 10 * 60_000, stepCpuMs: 20_000, megabytes: 1_024 } satisfies ProcessLimits;

/** For what whoever runs the installation brings. */
export const installationLimits = {
  workCpuMs: 60 * 60_000,
  stepCpuMs: 60_000,
  megabytes: 3_072,
} satisfies ProcessLimits;
