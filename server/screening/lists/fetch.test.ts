import { readFileSync } from 'node:fs';
import http, { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchFile, isInside, type Open } from './fetch.ts';
import { inFolder } from './upload.ts';

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

test('nor by being sent there', async () => {
  const { openPublic } = await import('./fetch.ts');
  const open: Open = (address, signal) =>
    address.protocol === 'http:' ? openLocal(address, signal) : openPublic(address, signal);
  await expect(get(`${url}/inside`, open)).rejects.toEqual(unreachable(/public internet/));
});

test.each([
  ['10.1.2.3', true],
  ['172.20.0.1', true],
  ['::ffff:192.168.1.1', true],
  ['fd00::1', true],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
])('%s is inside: %s', (address, inside) => {
  expect(isInside(address)).toBe(inside);
});
