import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { tool } from '../pdf/tool.ts';

/** The name that the samples of docs/proxies are for. */
export const proxyHost = 'review.example.com';

interface Sample {
  file: string;
  /** What stands in the file for each thing that an operator adapts. */
  http: (port: number) => [string, string];
  https: (port: number) => [string, string];
  others: (dir: string, spare: number) => [string, string][];
  run: (file: string, dir: string) => [string, ...string[]];
}

/** A certificate and its key, in the forms that the samples name. */
const [crt, key, pem] = ['review.crt', 'review.key', 'review.pem'];

const samples = {
  nginx: {
    file: 'nginx.conf',
    http: (port) => ['listen 80;', `listen 127.0.0.1:${port};`],
    https: (port) => ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    others: (dir) => [
      ['/var/log/nginx/error.log', 'stderr'],
      ['/etc/ssl/review.example.com.crt', path.join(dir, crt)],
      ['/etc/ssl/private/review.example.com.key', path.join(dir, key)],
    ],
    run: (file, dir) => ['nginx', '-e', 'stderr', '-c', file, '-g', `daemon off; pid ${path.join(dir, 'nginx.pid')};`],
  },
  haproxy: {
    file: 'haproxy.cfg',
    http: (port) => ['bind :80\n', `bind 127.0.0.1:${port}\n`],
    https: (port) => ['bind :443 ssl', `bind 127.0.0.1:${port} ssl`],
    others: (dir) => [['/etc/haproxy/review.example.com.pem', path.join(dir, pem)]],
    run: (file) => ['haproxy', '-db', '-f', file],
  },
  caddy: {
    file: 'Caddyfile',
    http: (port) => ['http_port 80\n', `http_port ${port}\n`],
    https: (port) => ['https_port 443\n', `https_port ${port}\n`],
    others: (dir, spare) => [
      ['127.0.0.1:2019', `127.0.0.1:${spare}`],
      ['/etc/caddy/review.example.com.crt', path.join(dir, crt)],
      ['/etc/caddy/review.example.com.key', path.join(dir, key)],
    ],
    run: (file) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file],
  },
} satisfies Record<string, Sample>;

export type ProxyName = keyof typeof samples;
export const proxyNames = Object.keys(samples) as ProxyName[];

export interface RunningProxy {
  /** Of the name in the certificate, which leads to the proxy only for those who ask by `agent`. */
  origin: string;
  /** For HTTP, socket.io-client and ws: trusts the certificate, and comes from an address that is not the proxy's own. */
  agent: https.Agent;
  /** What it has written so far. */
  wording(): string;
  stop(): Promise<void>;
}

/** Where clients come from: a loopback address that neither the proxy nor a node has. */
export const clientAddress = '127.0.0.2';

/** A certificate for the name of the samples, in `dir`. */
export async function makeProxyCertificate(dir: string): Promise<void> {
  const [certificate, secret] = [path.join(dir, crt), path.join(dir, key)];
  await tool(
    ...(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const),
    ...['-days', '2', '-subj', `/CN=${proxyHost}`, '-addext', `subjectAltName=DNS:${proxyHost}`],
    ...['-keyout', secret, '-out', certificate],
  );
  await writeFile(path.join(dir, pem), (await readFile(certificate, 'utf8')) + (await readFile(secret, 'utf8')));
}

/**
 * A proxy with the very file of docs/proxies: only addresses, ports and paths of certificates are others.
 * @param dir has the certificate (makeProxyCertificate)
 * @param nodes ports on 127.0.0.1
 * @param ports three that are free
 */
export async function startProxy(
  name: ProxyName,
  dir: string,
  nodes: readonly [number, number],
  ports: readonly [number, number, number],
): Promise<RunningProxy> {
  const sample: Sample = samples[name];
  const own = path.join(dir, name);
  await mkdir(own);
  for (const one of [crt, key, pem]) await copyFile(path.join(dir, one), path.join(own, one));
  const [plain, port, spare] = ports;
  let text = await readFile(path.join(import.meta.dirname, '../../../docs/proxies', sample.file), 'utf8');
  for (const [from, to] of [
    ['10.0.0.11:8080', `127.0.0.1:${nodes[0]}`] as const,
    ['10.0.0.12:8080', `127.0.0.1:${nodes[1]}`] as const,
    sample.http(plain),
    sample.https(port),
    ...sample.others(own, spare),
  ]) {
    if (!text.includes(from)) throw new Error(`docs/proxies/${sample.file} does not say "${from}"`);
    text = text.replaceAll(from, to);
  }
  const file = path.join(own, sample.file);
  await writeFile(file, text);
  const [command, ...args] = sample.run(file, own);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Caddy keeps what it was told.
    env: { ...process.env, XDG_CONFIG_HOME: own, XDG_DATA_HOME: own },
  });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  let wording = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      wording += text;
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => reject(new Error(`${command} is missing: apt-get install nginx-light haproxy caddy`)));
  });
  const agent = agentFor(await readFile(path.join(own, crt), 'utf8'));
  const origin = `https://${proxyHost}:${port}`;
  await untilItAnswers(origin, agent, child, () => wording);
  return {
    origin,
    agent,
    wording: () => wording,
    async stop() {
      agent.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      // TERM is the quick end for all three.
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const agentFor = (ca: string): https.Agent =>
  new https.Agent({
    ...{ ca, keepAlive: true, localAddress: clientAddress },
    lookup: (_host, { all }, done) =>
      all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
  });

async function untilItAnswers(
  origin: string,
  agent: https.Agent,
  child: ChildProcess,
  wording: () => string,
): Promise<void> {
  for (let n = 0; n < 300; n++) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}: ${wording()}`);
    const answer = await askThrough({ origin, agent }, 'GET', '/readyz').catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the proxy does not reach its nodes: ${wording()}`);
}

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** One request, never sent twice. */
export function askThrough(
  { origin, agent }: Pick<RunningProxy, 'origin' | 'agent'>,
  method: string,
  at: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length: Record<string, string> =
      body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = https.request(origin + at, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}
