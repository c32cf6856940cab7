/** Short enough for a label in a file, long enough never to meet another. Works on origins without crypto.randomUUID too. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
