// The server restarts when its files change; the page is served by Vite, which reloads it.
import { spawn } from 'node:child_process';

const bin = new URL('../node_modules/.bin/', import.meta.url).pathname;
const env = { ...process.env, PORT: process.env.PORT ?? '8080' };
const children = [
  spawn(`${bin}node`, ['--watch-path=server', '--watch-path=shared', '--watch-path=sql', 'server/main.ts'], {
    env,
    stdio: 'inherit',
  }),
  spawn(`${bin}vite`, [], { env: { ...env, VIDIMUS_SERVER: `http://127.0.0.1:${env.PORT}` }, stdio: 'inherit' }),
];
const stop = () => {
  for (const child of children) child.kill();
};
for (const child of children) child.once('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
