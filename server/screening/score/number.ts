/** Minimum letters and digits: shorter numbers are no evidence. */
const shortest = 5;

/** A document or personal number normalised for comparison: capitals and digits only; undefined if too short. */
export function plainNumber(number: string): string | undefined {
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length >= shortest && /\p{N}/u.test(plain) ? plain : undefined;
}
