import { gzipSync } from 'node:zlib';
import { World } from '../e2e/world.ts';

// node bench/first-screen.ts: bytes a browser loads until the sessions list is rendered, and what a session page adds.
/** Bytes of gzipped JavaScript that the first screen may cost. */
const budget = 115_000;

const world = await World.open();
try {
  const phone = await world.capture();
  await phone.startAttempt();
  const ana = await world.visitor();
  const loaded = new Map<string, number>();
  ana.page.on('response', async (response) => {
    // 304: already counted when it was first loaded.
    if (response.status() !== 200 || !/\.js(\?|$)/.test(response.url())) return;
    loaded.set(response.url(), gzipSync(await response.body(), { level: 9 }).length);
  });
  const total = () => [...loaded.values()].reduce((a, b) => a + b, 0);
  await ana.signIn('ana');
  await ana.rows().first().waitFor();
  await ana.page.waitForLoadState('networkidle').catch(() => {});
  const first = total();
  await ana.open(`/sessions/${phone.id}`);
  await ana.sees(phone.id);
  await ana.page.waitForLoadState('networkidle').catch(() => {});
  console.log(
    `first screen (sign-in and list): ${(first / 1000).toFixed(1)} kB of gzipped JavaScript, ${first <= budget ? 'within' : 'OVER'} ${budget / 1000} kB`,
  );
  console.log(`session page adds: ${((total() - first) / 1000).toFixed(1)} kB`);
  for (const [url, size] of [...loaded].sort((a, b) => b[1] - a[1])) {
    console.log(`  ${(size / 1000).toFixed(1).padStart(6)} ${new URL(url).pathname}`);
  }
} finally {
  await world.close();
}
