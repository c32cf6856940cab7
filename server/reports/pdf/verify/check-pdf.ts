import { BoundedJob } from '../../../bounded/bounded-job.ts';
import { Overrun } from '../../../bounded/overrun.ts';
import type { PdfFindings } from './verify.ts';

/** A report of 20 MB takes a tenth of the time. Each takes a core: one at a time leaves the other to those who work. */
const job = new BoundedJob<typeof import('./verify-job.ts').default>(new URL('./verify-job.ts', import.meta.url), {
  ...{ workCpuMs: 10_000, megabytes: 512, reuse: true },
  ...{ concurrency: 1, waiting: 8, waitingOfOne: 3 },
});

/**
 * verifyPdf where a file that was made to hang or exhaust a reader does no harm.
 * @param owner whose turn it takes: the network of the one who asks
 * @throws QueueFull
 */
export async function checkPdf(owner: string, bytes: Uint8Array): Promise<PdfFindings> {
  try {
    return await job.run(owner, bytes);
  } catch (error) {
    if (error instanceof Overrun) return { is: 'unreadable', why: 'too much work' };
    throw error;
  }
}
