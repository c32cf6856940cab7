import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { AttemptView } from '../../shared/attempt.ts';
import type { Subject } from '../../shared/document.ts';
import type { LinkReason } from '../../shared/links.ts';
import { normalise } from '../../shared/search-words.ts';

/** What a session may have in common with others. */
export interface Trait {
  kind: Extract<LinkReason, 'person' | 'personal_number' | 'document' | 'device' | 'address'>;
  value: string;
}

/** Bytes of a key: two of ten million traits of a company are the same by chance once in 10^15. */
const keyBytes = 12;

/**
 * Whoever is verified under one name with one birth date, with one document or number, from one device or address. Values are
 * those that engines assert and reviewers have corrected; device and address are the connection's.
 */
export function traitsOf(subject: Subject | null, attempts: readonly Pick<AttemptView, 'clientIp'>[]): Trait[] {
  const found: Trait[] = [];
  const add = (kind: Trait['kind'], value: string | null | undefined) => {
    if (value) found.push({ kind, value });
  };
  for (const name of namesOf(subject)) add('person', subject?.birthDate && `${name} ${subject.birthDate}`);
  add('document', numberOf(subject?.documentNumber));
  add('personal_number', numberOf(subject?.personalNumber));
  for (const { clientIp } of attempts) {
    add('address', clientIp === null ? null : networkOf(clientIp));
  }
  return [...new Map(found.map((trait) => [`${trait.kind} ${trait.value}`, trait])).values()];
}

/** In both scripts, without accents, whatever the order of the words. */
function namesOf(subject: Subject | null): string[] {
  const latin = subject?.firstName && subject.lastName ? `${subject.firstName} ${subject.lastName}` : undefined;
  return [latin, subject?.nativeName].flatMap((name) => {
    const words = normalise(name ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length > 1 ? [words.sort().join(' ')] : [];
  });
}

const numberOf = (number: string | undefined) => normalise(number ?? '').replace(/[^\p{L}\p{N}]/gu, '');

/** An IPv4 address; of IPv6 the network of a household or phone, whose last half changes by the hour. */
function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().fill(0, 8);
  return ipaddr.fromByteArray(bytes).toString();
}

/** Keyed with the company: nothing links the sessions of two. */
export const traitKey = (companyId: string, { kind, value }: Trait): Buffer =>
  createHmac('sha256', companyId).update(`${kind}\0${value}`).digest().subarray(0, keyBytes);
