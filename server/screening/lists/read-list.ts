import { BoundedJob } from '../../bounded/bounded-job.ts';
import { Overrun } from '../../bounded/overrun.ts';
import { ColumnsError, type Found, ListError } from './formats/entry.ts';
import { companyLimits, installationLimits } from './limits.ts';
import type { EntryCounts, ReadOrder, ReadStep } from './read-job.ts';

/** Two concurrent readers in all, one per company. */
const job = new BoundedJob<typeof import('./read-job.ts').default>(new URL('./read-job.ts', import.meta.url), {
  ...{ ...companyLimits, reuse: true },
  ...{ concurrency: 2, concurrencyOfOne: 1, waiting: 60, waitingOfOne: 3 },
});

/**
 * Reads a list in a bounded process and passes it on in parts.
 * @param companyId null: a list of the installation, with higher limits
 * @throws ListError for errors in the files, also if reading them exceeds the limits; QueueFull; the signal's reason; errors
 *   thrown by `onStep`
 */
export async function readList(
  companyId: string | null,
  { files, options }: ReadOrder,
  onStep: (step: ReadStep) => Promise<void>,
  signal?: AbortSignal,
): Promise<{ entries: number; kinds: EntryCounts; found: Found }> {
  let last: { file: string | null; line: number | null } = { file: files[0]?.name ?? null, line: null };
  const limits = companyId === null ? installationLimits : companyLimits;
  try {
    const end = await job.run(
      companyId ?? 'the installation',
      { files: [...files], ...(options && { options }) },
      {
        signal,
        ...(companyId === null && { limits: installationLimits }),
        onStep: async (step) => {
          signal?.throwIfAborted();
          if (step.is === 'read') last = step;
          await onStep(step);
        },
      },
    );
    if (end.is === 'refused' && end.fault.table) {
      throw new ColumnsError(end.fault.file ?? '', end.fault.message, end.fault.table);
    }
    if (end.is === 'refused') throw new ListError(end.fault.file, end.fault.line, end.fault.message);
    return end;
  } catch (error) {
    if (!(error instanceof Overrun)) throw error;
    throw new ListError(last.file, last.line, overrunTexts(limits)[error.reason]);
  }
}

const overrunTexts = ({ megabytes }: { megabytes: number }) => ({
  too_slow: 'What follows takes longer to read than any list should',
  too_large: `What follows takes more than ${megabytes.toLocaleString('en')} MB of memory to read`,
  crashed: 'What follows made the reader crash',
});
