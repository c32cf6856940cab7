import { workerData } from 'node:worker_threads';

// Ends the process when it runs too long or holds too much memory of any kind: the heap limit does not count buffers, nor
// allocations of native code. In a separate thread, since the main one may be in an infinite loop; for the same reason it checks
// that the parent is still alive.
const intervalMs = 20;

export interface Watch {
  bytes: number;
  /** Microseconds of CPU time. */
  workUs: number;
  stepUs: number;
  parent: number;
  /** CPU time of the process at the start of the work and of its current step, in microseconds. */
  begun: Float64Array;
}

const { bytes, workUs, stepUs, parent, begun } = workerData as Watch;
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const spent = user + system;
  if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  else if (spent - begun[0]! > workUs || spent - begun[1]! > stepUs) process.kill(process.pid, 'SIGTERM');
}, intervalMs);
