/** ICAO 9303 part 3, 4.9: weights 7, 3, 1 repeating; the filler counts 0, A to Z count 10 to 35. */
export function checkDigitOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += worthOf(text[i]!) * weights[i % 3]!;
  return String(sum % 10);
}

const weights = [7, 3, 1];

/** A character that is invalid in an MRZ counts 0: it is a separate error, reported at its own position. */
function worthOf(char: string): number {
  if (char >= '0' && char <= '9') return Number(char);
  if (char >= 'A' && char <= 'Z') return char.charCodeAt(0) - 55;
  return 0;
}
