import type { SessionRequest } from '../../../shared/api/ingest.ts';
import type { DemoDocument } from '../documents.ts';
import type { Random } from './random.ts';

/** Ranges reserved for fiction (Ofcom, the North American 555-01xx), so that no real number is used. */
const phones = [
  ['+44 7700 900', 3],
  ['+44 20 7946 0', 3],
  ['+1 202 555 01', 2],
  ['+1 415 555 01', 2],
] as const;
const mails = ['example.com', 'example.org', 'example.net'] as const;

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** What the company knows of its customer when it requests a verification. */
export function requestFor(document: DemoDocument, random: Random): SessionRequest {
  const { firstName = 'guest', lastName = 'guest' } = document.fields;
  const [prefix, digits] = random.pick(phones);
  const extra: Record<string, string> = {
    phone: prefix + String(random.int(0, 10 ** digits - 1)).padStart(digits, '0'),
    email: `${plain(firstName)}.${plain(lastName)}@${random.pick(mails)}`,
    customer_number: `C-${random.int(100_000, 999_999)}`,
  };
  // Some customers have not provided everything.
  if (random.chance(0.15)) delete extra[random.pick(['phone', 'email', 'customer_number'])];
  return { reference: `onboarding-${random.int(10_000, 99_999)}`, extra };
}
