import { BoundedJob } from '../../../bounded/bounded-job.ts';
import { Overrun } from '../../../bounded/overrun.ts';
import { type Credentials, UnfitCertificate } from './signer.ts';

/** A usual file takes 0.1 s. One process per file, so that no key remains in memory for the next. */
const job = new BoundedJob<typeof import('./pkcs12-job.ts').default>(new URL('./pkcs12-job.ts', import.meta.url), {
  ...{ workCpuMs: 10_000, megabytes: 384, reuse: false },
  ...{ concurrency: 1, waiting: 8, waitingOfOne: 2 },
});

/**
 * Runs readPkcs12 in a bounded process, so that a file built to hang or exhaust the parser cannot affect the server.
 * @throws UnfitCertificate, QueueFull
 */
export async function openPkcs12(
  companyId: string,
  bytes: Uint8Array,
  password: string,
  now: Date,
): Promise<Required<Credentials>> {
  try {
    const answer = await job.run(companyId, { bytes, password, now });
    if (answer.is === 'unfit') throw new UnfitCertificate(answer.why);
    return answer.credentials;
  } catch (error) {
    if (error instanceof Overrun) throw new UnfitCertificate('it takes more work to open than any certificate needs');
    throw error;
  }
}
