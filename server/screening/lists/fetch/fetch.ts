import { lookup as resolve } from 'node:dns';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../../http/errors/problem.ts';
import type { ListFile } from '../formats/entry.ts';
import { isPublic } from './public-address.ts';

/** Bytes of one file. */
const largest = 1024 ** 3;
/** Milliseconds for one file, and without a byte of it. */
const timeoutMs = { whole: 10 * 60_000, silent: 30_000 };
const mostRedirects = 3;

const unreachable = (detail: string): Problem => new Problem('list_unreachable', detail);

/** Asks for the name once, and connects to what was looked at: a name that changes its mind in between gains nothing. */
const lookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address))) {
      return done(unreachable('Its address is not on the public internet.'), []);
    }
    return options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family);
  });
};

/** Opens an address: node's own, or a test's. */
export type Open = (url: URL, signal: AbortSignal) => Promise<IncomingMessage>;
export interface Fetching {
  open?: Open | undefined;
  /** Ends it: the server stops. */
  signal?: AbortSignal | undefined;
}

export const openPublic: Open = (url, signal) =>
  new Promise((done, fail) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.protocol !== 'https:') return fail(unreachable('Only addresses that begin with https:// are fetched.'));
    if (isIP(host) && !isPublic(host)) return fail(unreachable('Its address is not on the public internet.'));
    const headers = { 'user-agent': 'Vidimus', accept: '*/*' };
    const request = https.get(url, { lookup, signal, headers, timeout: timeoutMs.silent }, done);
    request.on('timeout', () => request.destroy(unreachable('It does not answer.')));
    request.on('error', fail);
  });

/** @throws Problem list_unreachable, saying why */
export async function fetchFile(
  address: string,
  dir: string,
  n: number,
  { open = openPublic, signal: stop }: Fetching = {},
): Promise<ListFile> {
  const timeout = AbortSignal.timeout(timeoutMs.whole);
  const signal = stop ? AbortSignal.any([stop, timeout]) : timeout;
  try {
    let url = new URL(address);
    for (let hops = 0; ; hops++) {
      const response = await open(url, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        if (hops === mostRedirects) throw unreachable('It sends from address to address.');
        url = new URL(headers.location, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw unreachable(`It answered with status ${statusCode}.`);
      }
      const name = decodeURIComponent(path.posix.basename(url.pathname)).slice(0, 200) || 'list';
      const place = path.join(dir, `${n}${name.endsWith('.gz') ? '.gz' : ''}`);
      await pipeline(response, bounded(), createWriteStream(place), { signal });
      return { name, path: place };
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { code, cause } = error as NodeJS.ErrnoException & { cause?: unknown };
    if (cause instanceof Problem) throw cause;
    throw unreachable(
      timeout.aborted ? 'It took longer than ten minutes.' : `The connection failed (${code ?? 'error'}).`,
    );
  }
}

function bounded(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largest) done(unreachable('It is larger than 1 GB.'));
      else done(null, chunk);
    },
  });
}
