import { Worker } from 'node:worker_threads';
import type { PdfFindings } from './verify.ts';

/** What a dossier of 20 MB takes is a tenth of these. */
export const checkLimits = { ms: 10_000, megabytes: 256 };

/**
 * verifyPdf where a file that was made to hang or exhaust a reader does no harm: in a thread of its own, with an end. Takes some
 * 150 ms and a core; how many run at once is for the caller to bound.
 * @param limits megabytes: of the heap; the bytes themselves and what is unpacked (64 MB each) are beside it
 */
export function checkInWorker(bytes: Uint8Array, limits = checkLimits): Promise<PdfFindings> {
  const own = new Uint8Array(bytes); // a part of a larger buffer would be sent with all of it
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
      workerData: own,
      transferList: [own.buffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // Nothing of what it might print belongs into our own log.
      stdout: true,
      stderr: true,
      env: {},
    });
    const tooMuch: PdfFindings = { is: 'unreadable', why: 'too much work' };
    const timer = setTimeout(() => settle(tooMuch), limits.ms);
    const settle = (findings: PdfFindings) => {
      clearTimeout(timer);
      resolve(findings);
      void worker.terminate();
    };
    worker.once('message', settle);
    worker.once('error', () => settle(tooMuch));
    worker.once('exit', () => settle(tooMuch));
  });
}
