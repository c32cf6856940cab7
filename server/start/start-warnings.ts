import type { Config } from '../config.ts';
import { isRoot } from '../reports/renderer/is-root.ts';

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1|\[::1\])$/.test(host);
/** Without TLS to another machine. */
const isOpenLine = (url: string | undefined, schemes: string[]): boolean =>
  url !== undefined && schemes.includes(new URL(url).protocol) && !isLoopback(new URL(url).hostname);

/** What an operator should know of the settings, one sentence each: it works, and less safely than it could. */
export function startWarnings(config: Config, root = isRoot): string[] {
  const { host, publicUrl, databaseUrl, redisUrl, yente } = config;
  const found: string[] = [];
  if (config.renderAsRoot && config.reportConcurrency > 0 && root) {
    found.push(
      'RENDER_AS_ROOT is on: Chromium runs as root and without its sandbox. Start the server as another user, or turn it off.',
    );
  }
  if (!isLoopback(host) && !publicUrl) {
    found.push(
      'PUBLIC_URL is not set: any Host header is taken for our own address. Set it to where browsers reach this server.',
    );
  }
  if (isOpenLine(publicUrl, ['http:'])) {
    found.push('PUBLIC_URL is http: passwords and photos cross the network in clear. Put a proxy with TLS in front.');
  }
  if (
    isOpenLine(databaseUrl, ['postgres:', 'postgresql:']) &&
    !/[?&]sslmode=(require|verify-ca|verify-full)/.test(databaseUrl!)
  ) {
    found.push(
      'DATABASE_URL has no sslmode: the connection to the database may be in clear. Add ?sslmode=verify-full.',
    );
  }
  if (isOpenLine(redisUrl, ['redis:'])) {
    found.push('REDIS_URL is redis: the words of notes cross the network in clear. Use rediss:.');
  }
  if (isOpenLine(yente?.url, ['http:'])) {
    found.push('YENTE_URL is http: names of subjects cross the network in clear. Use https:.');
  }
  return found;
}
