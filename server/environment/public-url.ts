/**
 * PUBLIC_URL as an origin: `https://review.example.com/` is `https://review.example.com`.
 * @throws Error fit to be shown to who starts the server; without the value, which could hold a password
 */
export function publicOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // Of another scheme there is no origin: "localhost:8080" has the scheme "localhost".
  if (!url || !['http:', 'https:'].includes(url.protocol) || !/^https?:\/\/[^/]/i.test(value)) {
    throw new Error('PUBLIC_URL: an address that begins with http:// or https:// is needed');
  }
  if (/[?#@]/.test(value) || !/^\/*$/.test(url.pathname)) {
    throw new Error(
      'PUBLIC_URL: only scheme, host and port are needed, such as https://review.example.com, as the console has its host for itself and cannot be served under a path',
    );
  }
  return url.origin;
}
