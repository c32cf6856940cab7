import { parentPort, workerData } from 'node:worker_threads';
import { verifyPdf } from './verify.ts';

// The other side of checkInWorker: one file, one answer.
parentPort?.postMessage(await verifyPdf(workerData as Uint8Array));
