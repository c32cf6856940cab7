import sharp from 'sharp';
import { FairQueue } from '../../bounded/fair-queue.ts';

// Of the four threads that Node has for files, names and passwords, a picture takes one, and no more of its own beside it.
sharp.concurrency(1);

/** Seconds after which the decoding of a picture is ended; the largest photo takes three on an idle machine. */
export const pictureTimeout = { seconds: 120 };

/**
 * Pictures that people send are decoded here: two at once, in all, so that a rush of them holds up neither events nor sockets;
 * companies take turns.
 */
export const imageWorkers = new FairQueue({ concurrency: 2, waiting: 200, waitingOfOne: 100 });
