/** Letters and digits: fewer are no evidence. */
const shortest = 5;

/** The number of a document or a person as it is compared: capitals and digits alone; undefined when that is too short. */
export function plainNumber(number: string): string | undefined {
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length >= shortest && /\p{N}/u.test(plain) ? plain : undefined;
}
