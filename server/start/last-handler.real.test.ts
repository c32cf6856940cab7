import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startServerProcess } from '../testing/servers/process.ts';

test('an error that nothing handles is logged without its data, and the server stops in order (faults.md B1)', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-last-'));
  const fault = path.join(dir, 'fault.mjs');
  // As a driver does: the row that was refused stands in the message and in the detail.
  await writeFile(
    fault,
    `process.once('SIGUSR2', () => {
      Promise.reject(Object.assign(new Error('refused: Ann Example'), { code: '23514', detail: 'Ann Example' }));
    });`,
  );
  try {
    const server = await startServerProcess({ DATA_DIR: dir, LOG_LEVEL: 'fatal', NODE_OPTIONS: `--import=${fault}` });
    let printed = '';
    const hear = (text: Buffer) => {
      printed += text;
    };
    server.child.stdout!.on('data', hear);
    server.child.stderr!.on('data', hear);
    const gone = once(server.child, 'exit');
    server.child.kill('SIGUSR2');
    expect(await gone).toEqual([1, null]);
    expect(printed).toContain('an error that nothing handled');
    expect(printed).toContain('23514');
    expect(printed).not.toContain('Ann');
    // It closed the database: the lock of its folder is free.
    const next = await startServerProcess({ DATA_DIR: dir });
    await next.kill();
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
