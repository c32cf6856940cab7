import { readFileSync } from 'node:fs';
import http, { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inFolder } from '../import/upload.ts';
import { fetchFile, type Open } from './fetch.ts';
import { isPublic } from './public-address.ts';

/** A publisher of lists on this machine, which the real way to open an address refuses. */
const server = createServer((request, response) => {
  if (request.url === '/list.csv') return response.end('the list');
  if (request.url === '/moved') return response.writeHead(302, { location: '/list.csv' }).end();
  if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
  if (request.url === '/inside') return response.writeHead(302, { location: 'https://169.254.169.254/meta' }).end();
  if (request.url === '/cut')
    return response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy());
  return response.writeHead(404).end();
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((done) => void server.close(() => done())));

const openLocal: Open = (address, signal) =>
  new Promise((done, fail) => http.get(address, { signal }, done).on('error', fail));
const get = (address: string, open?: Open) =>
  inFolder(async (dir) => {
    const { name, path } = await fetchFile(address, dir, 0, { open });
    return [name, readFileSync(path, 'utf8')];
  });
const unreachable = (detail: RegExp) =>
  expect.objectContaining({ code: 'list_unreachable', message: expect.stringMatching(detail) });

test('a list is fetched, also from where it has moved to', async () => {
  expect(await get(`${url}/list.csv`, openLocal)).toEqual(['list.csv', 'the list']);
  expect(await get(`${url}/moved`, openLocal)).toEqual(['list.csv', 'the list']);
});

test.each([
  ['/none', /status 404/],
  ['/round', /from address to address/],
  ['/cut', /connection failed/],
])('%s: says why not', async (path, detail) => {
  await expect(get(url + path, openLocal)).rejects.toEqual(unreachable(detail));
});

test.each([
  ['http://example.org/x', /https/],
  ['https://127.0.0.1/x', /public internet/],
  ['https://[::1]/x', /public internet/],
  ['https://[::ffff:10.0.0.1]/x', /public internet/],
  ['https://169.254.169.254/latest/meta-data', /public internet/],
  ['https://localhost/x', /public internet/],
  ['https://2130706433/x', /public internet/],
])('nobody reaches what is inside through us: %s', async (address, detail) => {
  await expect(get(address)).rejects.toEqual(unreachable(detail));
});

test('S13 nor by being sent there', async () => {
  const { openPublic } = await import('./fetch.ts');
  const open: Open = (address, signal) =>
    address.protocol === 'http:' ? openLocal(address, signal) : openPublic(address, signal);
  await expect(get(`${url}/inside`, open)).rejects.toEqual(unreachable(/public internet/));
});

// security.md L5, and each block of IANA's registries of special-purpose addresses: the first and the last address of it.
test.each([
  ...['0.0.0.0', '10.0.0.0', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.255'],
  ...['169.254.169.254', '172.16.0.0', '172.31.255.255', '192.0.0.1', '192.0.0.255', '192.0.2.1', '192.31.196.1'],
  ...['192.52.193.1', '192.88.99.1', '192.168.0.1', '192.175.48.1', '198.18.0.1', '198.19.255.255', '198.51.100.1'],
  ...['203.0.113.255', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:192.168.1.1',
    '::ffff:8.8.8.8',
    '::ffff:0:10.0.0.1',
    '64:ff9b::1',
  ],
  ...['64:ff9b:1::1', '64:ff9b:1:ffff::', '100::1', '100:0:0:1::1', '2001::1', '2001:2::1', '2001:10::1', '2001:20::1'],
  ...['2001:1ff:ffff::', '2001:db8::1', '2002:7f00:1::', '2620:4f:8000::1', '3fff::1', '3fff:fff::', '5f00::1'],
  ...[
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'feff::1',
    'ff02::1',
    '4000::1',
    '1fff::1',
    'example.org',
  ],
])('%s is not on the public internet', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['8.8.8.8', '9.255.255.255', '11.0.0.0', '172.15.0.1', '172.32.0.1', '193.0.0.1', '223.255.255.255'])(
  '%s is',
  (address) => expect(isPublic(address)).toBe(true),
);
test.each(['2606:4700::1111', '2001:200::1', '2001:4860:4860::8888', '2a00:1450::1', '2620:0:2d0::1'])(
  '%s is',
  (address) => expect(isPublic(address)).toBe(true),
);
