import path from 'node:path';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { publicOrigin } from './environment/public-url.ts';
import { storedSecret } from './environment/secret.ts';
import { type Keyring, makeKeyring } from './keyring.ts';

/** The environment, read once and frozen. README.md documents the same settings. */
export interface Config {
  host: string;
  port: number;
  /** Postgres; undefined: the embedded database in dataDir. */
  databaseUrl: string | undefined;
  /** For requests and sockets. */
  databaseConnections: number;
  /** For followers, sweeps and jobs, so that neither starves the other. */
  databaseBackgroundConnections: number;
  /** undefined: the notifier publishes within this process only. */
  redisUrl: string | undefined;
  dataDir: string;
  mediaDir: string;
  /** The public origin, such as https://review.example.com: for cookies and the check of Origin. */
  publicUrl: string | undefined;
  /** Trusted proxies whose X-Forwarded-For is used: a count, or addresses. */
  trustProxy: number | string[] | false;
  /** Signs login cookies and capture tokens, seals signing keys. */
  keyring: Keyring;
  /** Discard, at this start, what was sealed with a lost secret. */
  secretReset: boolean;
  demo: boolean;
  /** Address for the Prometheus endpoint; undefined: none. */
  metrics: { host: string; port: number } | undefined;
  /** Seconds between "not ready" and the shutdown, for load balancers to notice. */
  shutdownDelaySeconds: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The bundled lists are imported where there is none. */
  embeddedLists: boolean;
  /** A folder whose lists are imported for every company; undefined: none. */
  listsDir: string | undefined;
  /** A yente server to query in place of the lists; undefined: the lists are used. */
  yente: { url: string; dataset: string; key: string | undefined } | undefined;
  /** A Chromium to use in place of the one from npm, for rendering reports. */
  chromiumPath: string | undefined;
  /** Reports rendered concurrently by this node; 0: none, other nodes render them. */
  reportConcurrency: number;
  /** Where this process runs as root: run Chromium as root without a sandbox, instead of as an unprivileged user with one. */
  renderAsRoot: boolean;
  /** Requests per minute for one API key or capture token. */
  ingestPerMinute: number;
  /** Upload quota of a company per day (UTC). */
  companyUploadBytesPerDay: number;
  companySessionsPerDay: number;
}

const whole = (name: string, value: string | undefined, otherwise: number, min: number, max: number): number => {
  if (value === undefined || value === '') return otherwise;
  const n = Number(value);
  if (!Number.isInteger(n) || n < min || n > max) {
    throw new Error(`${name}=${value}: a whole number from ${min} to ${max} is needed`);
  }
  return n;
};

const yes = (name: string, value: string | undefined, otherwise: boolean): boolean => {
  if (value === undefined || value === '') return otherwise;
  if (['1', 'true', 'yes', 'on'].includes(value)) return true;
  if (['0', 'false', 'no', 'off'].includes(value)) return false;
  throw new Error(`${name}=${value}: on or off is needed`);
};

const long = (name: string, value: string): string => {
  if (value.length < 32) throw new Error(`${name}: at least 32 characters are needed`);
  return value;
};

const isUrl = Compile(Type.String({ format: 'uri' }));
const url = (name: string, value: string | undefined, schemes: string[]): string | undefined => {
  if (!value) return undefined;
  if (!isUrl.Check(value) || !schemes.includes(new URL(value).protocol)) {
    // Without the value: a database's address contains its password.
    throw new Error(`${name}: an address that begins with ${schemes.map((s) => `${s}//`).join(' or ')} is needed`);
  }
  return value;
};

const address = (name: string, value: string | undefined): { host: string; port: number } | undefined => {
  if (!value) return undefined;
  const match = /^(?:\[([\da-f:]+)\]|([^:]+)):(\d+)$/i.exec(value);
  if (!match) throw new Error(`${name}=${value}: an address such as 127.0.0.1:9090 is needed`);
  return { host: (match[1] ?? match[2])!, port: whole(name, match[3], 0, 0, 65_535) };
};

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** @throws Error naming the invalid setting, with a message fit for the operator */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const databaseUrl = url('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']);
  const dataDir = path.resolve(env.DATA_DIR || 'data');
  const logLevel = levels.find((l) => l === (env.LOG_LEVEL || 'info'));
  if (!logLevel) throw new Error(`LOG_LEVEL=${env.LOG_LEVEL}: one of ${levels.join(', ')} is needed`);
  const yenteUrl = url('YENTE_URL', env.YENTE_URL, ['http:', 'https:'])?.replace(/(?<!\/)\/+$/, '');
  const proxies = env.TRUST_PROXY || undefined;
  return Object.freeze({
    host: env.HOST || '127.0.0.1',
    port: whole('PORT', env.PORT, 8080, 0, 65_535),
    databaseUrl,
    databaseConnections: whole('DATABASE_CONNECTIONS', env.DATABASE_CONNECTIONS, 10, 2, 200),
    databaseBackgroundConnections: whole(
      'DATABASE_BACKGROUND_CONNECTIONS',
      env.DATABASE_BACKGROUND_CONNECTIONS,
      4,
      2,
      50,
    ),
    redisUrl: url('REDIS_URL', env.REDIS_URL, ['redis:', 'rediss:']),
    dataDir,
    mediaDir: env.MEDIA_DIR ? path.resolve(env.MEDIA_DIR) : path.join(dataDir, 'media'),
    publicUrl: env.PUBLIC_URL ? publicOrigin(env.PUBLIC_URL) : undefined,
    trustProxy:
      proxies === undefined
        ? false
        : /^\d+$/.test(proxies)
          ? whole('TRUST_PROXY', proxies, 0, 1, 10)
          : proxies.split(',').map((s) => s.trim()),
    keyring: makeKeyring(
      env.SECRET ? long('SECRET', env.SECRET) : storedSecret(dataDir),
      (env.SECRET_PREVIOUS ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
        .map((one) => long('SECRET_PREVIOUS', one)),
    ),
    secretReset: yes('SECRET_RESET', env.SECRET_RESET, false),
    // Real databases get no fictitious people: the demo is on by default only with the embedded database.
    demo: yes('DEMO', env.DEMO, databaseUrl === undefined),
    metrics: address('METRICS_ADDRESS', env.METRICS_ADDRESS),
    shutdownDelaySeconds: whole('SHUTDOWN_DELAY_SECONDS', env.SHUTDOWN_DELAY_SECONDS, 0, 0, 60),
    logLevel,
    embeddedLists: yes('EMBEDDED_LISTS', env.EMBEDDED_LISTS, true),
    listsDir: env.LISTS_DIR ? path.resolve(env.LISTS_DIR) : undefined,
    yente: yenteUrl
      ? { url: yenteUrl, dataset: env.YENTE_DATASET || 'default', key: env.YENTE_API_KEY || undefined }
      : undefined,
    chromiumPath: env.CHROMIUM_PATH || undefined,
    reportConcurrency: whole('REPORTS_AT_ONCE', env.REPORTS_AT_ONCE, 2, 0, 16),
    renderAsRoot: yes('RENDER_AS_ROOT', env.RENDER_AS_ROOT, false),
    companyUploadBytesPerDay:
      whole('COMPANY_UPLOAD_GB_PER_DAY', env.COMPANY_UPLOAD_GB_PER_DAY, 500, 1, 1_000_000) * 1_000_000_000,
    companySessionsPerDay: whole('COMPANY_SESSIONS_PER_DAY', env.COMPANY_SESSIONS_PER_DAY, 100_000, 1, 1_000_000_000),
    ingestPerMinute: whole('INGEST_PER_MINUTE', env.INGEST_PER_MINUTE, 6_000, 1, 10_000_000),
  });
}
