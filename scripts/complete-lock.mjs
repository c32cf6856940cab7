// Adds lock entries for optional platform packages which the registry did not serve when the lock was made.
// npm leaves such packages out of package-lock.json and `npm ci` then refuses the lock ("Missing: X@ from lock file").
import fs from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const P = lock.packages;
const OS = [
  'android',
  'darwin',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'win32',
  'windows',
  'linux',
  'openharmony',
];
const CPU = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'riscv64',
  'ppc64',
  'ppc64le',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
  'universal',
];
let added = 0;
for (const [where, pkg] of Object.entries(P)) {
  for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
    // look up the tree the way node does
    let dir = where,
      found = false;
    for (;;) {
      const k = `${dir ? `${dir}/` : ''}node_modules/${name}`;
      if (P[k]) {
        found = true;
        break;
      }
      if (!dir) break;
      const i = dir.lastIndexOf('/node_modules/');
      dir = i < 0 ? '' : dir.slice(0, i);
    }
    if (found) continue;
    const version = range.replace(/^[\^~]/, '');
    const words = name.split(/[^a-z0-9]+/);
    const os = OS.find((o) => words.includes(o)),
      cpu = CPU.find((c) => words.includes(c));
    const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined;
    const e = { version, optional: true };
    if (pkg.dev) e.dev = true;
    if (cpu && cpu !== 'universal') e.cpu = [cpu];
    if (os) e.os = [os === 'windows' ? 'win32' : os];
    if (libc) e.libc = libc;
    P[`node_modules/${name}`] = e;
    added++;
    console.log('added', name, version, JSON.stringify(e));
  }
}
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added, 'entries added');
