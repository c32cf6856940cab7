import sharp from 'sharp';
import { FairQueue } from '../../bounded/fair-queue.ts';

// Node has four threads for files, DNS and password hashes: a picture occupies one of them, and sharp adds none.
sharp.concurrency(1);

/** Seconds after which decoding of a picture is aborted; the largest photo takes three on an idle machine. */
export const pictureTimeout = { seconds: 120 };

/**
 * Uploaded pictures are decoded here, two at a time in total, so that a burst of them delays neither events nor sockets;
 * companies take turns.
 */
export const imageWorkers = new FairQueue({ concurrency: 2, waiting: 200, waitingOfOne: 100 });
