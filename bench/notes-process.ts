import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { NoteServer } from './notes-servers.ts';

/** Seconds of processor time that a process has used (Linux: in ticks of 1/100 s). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Bytes that a process has in memory. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
}

/**
 * Makes a server collect its garbage, the same way for all: through Node's inspector, which a signal opens. Memory that
 * was only not given back yet would else be counted as used.
 */
export async function collectGarbage(server: NoteServer): Promise<void> {
  process.kill(server.pid(), 'SIGUSR1');
  const [target] = await listTargets(server.inspector);
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await once(socket, 'open');
  for (let id = 0; id < 3; id++) {
    socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(socket, 'message');
  }
  socket.terminate();
  // What V8 gives back, it gives back a little later.
  await wait(1_000);
}

async function listTargets(port: number): Promise<{ webSocketDebuggerUrl: string }[]> {
  for (let i = 0; ; i++) {
    try {
      return (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
    } catch (error) {
      if (i === 50) throw error;
      await wait(50);
    }
  }
}
