// Before start and test, under whatever Node the machine has: says what is missing when nothing is installed, and builds
// the client when it is missing or older than its sources.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${root}${path}`;
const changed = (path) => (existsSync(at(path)) ? statSync(at(path)).mtimeMs : 0);

function newest(path) {
  const stat = statSync(at(path));
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(at(path)).map((name) => newest(`${path}/${name}`)));
}

if (!existsSync(at('node_modules/.bin/vite'))) {
  console.error('The packages are not installed: run "npm ci" first.');
  process.exit(1);
}
if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `Node 26 is needed and this is ${process.version}: npm ci brings it for the usual systems; here none was found, so install it.`,
  );
  process.exit(1);
}
if (process.argv[2] === 'build') {
  const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json'].map(newest);
  if (changed('dist/index.html') < Math.max(...sources)) {
    console.log('Building the page …');
    execSync('npm run --silent build -- --logLevel warn', { cwd: root, stdio: 'inherit' });
  }
}
