// What is installed: licences, and entries of the lock that carry no integrity hash. Fails on a licence that the product must
// not have, and on an entry without a hash that is not one of the optional platform packages that complete-lock.mjs adds.
import { existsSync, readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const licences = new Map();
const refused = [];
const bare = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '' || entry.link) continue;
  const manifest = `${place}/package.json`;
  const licence =
    entry.license ??
    (existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined) ??
    'not installed here';
  licences.set(licence, (licences.get(licence) ?? 0) + 1);
  // LGPL (a shared library beside sharp) may be used; GPL and AGPL may not.
  if (/(?<!L)GPL/.test(licence)) refused.push(`${place} ${licence}`);
  if (!entry.integrity && !entry.optional) bare.push(place);
}
for (const [licence, n] of [...licences].sort((a, b) => b[1] - a[1]))
  console.log(`${String(n).padStart(5)}  ${licence}`);
const optional = Object.values(lock.packages).filter((entry) => entry.optional && !entry.integrity).length;
console.log(
  `\n${optional} optional platform packages have no integrity hash: no registry served them when the lock was made`,
);
for (const place of bare) console.log(`no integrity: ${place}`);
for (const line of refused) console.log(`licence refused: ${line}`);
process.exitCode = bare.length + refused.length > 0 ? 1 : 0;
