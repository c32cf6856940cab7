import { workerData } from 'node:worker_threads';

// Ends the process when it holds too much memory, of whatever kind: the limit of the heap does not count buffers, nor what
// native code unpacks. In a thread of its own, since the main one may be in a loop without an end; for the same reason it
// looks whether the parent is still there.
const intervalMs = 20;
const { bytes, parent } = workerData as { bytes: number; parent: number };
setInterval(() => {
  if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, intervalMs);
