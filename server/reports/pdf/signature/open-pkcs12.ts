import { BoundedJob } from '../../../bounded/bounded-job.ts';
import { Overrun } from '../../../bounded/overrun.ts';
import { type Credentials, UnfitCertificate } from './signer.ts';

/** A usual file takes a tenth of a second. A process of its own for each: no key stays behind for the next. */
const job = new BoundedJob<typeof import('./pkcs12-job.ts').default>(new URL('./pkcs12-job.ts', import.meta.url), {
  ...{ workCpuMs: 10_000, megabytes: 384, reuse: false },
  ...{ concurrency: 1, waiting: 8, waitingOfOne: 2 },
});

/**
 * readPkcs12 where a file that was made to hang or exhaust a reader does no harm.
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
