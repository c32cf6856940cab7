import { once } from 'node:events';
import net from 'node:net';

export interface Cuttable {
  /** The same address, through here. */
  url: string;
  /** Breaks every line, and each new one at once, until mend(). */
  cut(): void;
  /** Breaks every line; new ones hold. */
  snap(): void;
  mend(): void;
  close(): void;
}

/** A wire to a server that can be cut. */
export async function makeCuttable(to: string): Promise<Cuttable> {
  const target = new URL(to);
  const lines = new Set<net.Socket>();
  let broken = false;
  const wire = net.createServer((near) => {
    if (broken) return void near.destroy();
    const far = net.connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        lines.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String((wire.address() as net.AddressInfo).port);
  const snap = () => {
    // As a machine that goes down does, not as one that says goodbye.
    for (const line of lines) line.resetAndDestroy();
  };
  return {
    url: url.href,
    snap,
    cut() {
      broken = true;
      snap();
    },
    mend() {
      broken = false;
    },
    close() {
      snap();
      wire.close();
    },
  };
}
