/** Characters of one link's URL: longer ones are rejected on both sides. */
export const longestHrefChars = 8_192;

/** http, https and mailto; a URL that a browser would execute, or open on this computer, is no link. */
export function isSafeLink(href: string): boolean {
  if (href.length > longestHrefChars) return false;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

/** The URL for a typed link; undefined when it cannot be one. */
export function hrefOf(typed: string): string | undefined {
  const address = typed.trim();
  if (address.length > longestHrefChars) return undefined;
  if (isSafeLink(address)) return address;
  if (/^[^\s@:/]+@([\p{L}\p{N}-]+\.)+\p{L}{2,}$/u.test(address)) return `mailto:${address}`;
  return /^([\p{L}\p{N}_-]+\.)+\p{L}{2,}(:\d{1,5})?([/?#]|$)/u.test(address) ? `https://${address}` : undefined;
}

/** A stored URL, for a page or file that leaves the system: null for an unsafe link. */
export function safeHref(stored: unknown): string | null {
  return typeof stored === 'string' ? (hrefOf(stored) ?? null) : null;
}
