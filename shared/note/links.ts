/** Characters of one link's address: longer ones are refused on both sides. */
export const longestHrefChars = 8_192;

/** http, https and mailto; an address that a browser would run, or open on this computer, is no link. */
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

/** An address that was stored, for a page or file that goes out: null for what is no safe link. */
export function safeHref(stored: unknown): string | null {
  return typeof stored === 'string' ? (hrefOf(stored) ?? null) : null;
}
