/** Work of a bounded process in its tests: what files that were made to do harm would have it do. */
export default async function* work(how: string): AsyncGenerator<number, unknown> {
  yield 1;
  if (how === 'loop') for (;;);
  if (how === 'heap') for (const all: unknown[] = []; ; ) all.push({ n: all.length, more: [all.length] });
  if (how === 'buffers') for (const all: Buffer[] = []; ; ) all.push(Buffer.alloc(1024 ** 2, 1));
  if (how === 'steps') for (;;) yield 1;
  if (how === 'bug') throw new TypeError('Ann Example was read');
  if (how === 'crash') process.exit(3);
  const { writeFile } = await import('node:fs/promises');
  const { connect } = await import('node:net');
  const { spawn } = await import('node:child_process');
  const reaches = {
    write: () => writeFile(`/tmp/bounded-${process.pid}`, ''),
    network: () => new Promise((done, fail) => connect(9, '127.0.0.1').once('connect', done).once('error', fail)),
    process: () => spawn('true'),
  };
  const found: Record<string, string> = { environment: Object.keys(process.env).join() };
  for (const [name, reach] of Object.entries(reaches)) {
    try {
      await reach();
      found[name] = 'allowed';
    } catch (error) {
      found[name] = (error as NodeJS.ErrnoException).code ?? 'refused';
    }
  }
  return { how, pid: process.pid, found };
}
