/** Where to go after signing in: a place of ours only, or a link could lead a fresh login anywhere. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/sessions';
  const url = new URL(next, 'https://ours.invalid');
  if (url.origin !== 'https://ours.invalid' || url.pathname === '/login') return '/sessions';
  // `/.//x` comes out as `//x`, which is no path.
  return url.pathname.replace(/^\/+/, '/') + url.search;
}

export const loginPath = (from: string, signedOut: boolean) =>
  `/login?${new URLSearchParams({ next: from, ...(signedOut && { out: '1' }) })}`;
