import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Subject } from '../../../shared/document/document.ts';
import type { LinkReason } from '../../../shared/links.ts';
import type { AttemptView } from '../../../shared/session/attempt.ts';
import { normalise } from '../../../shared/text/search-words.ts';
import { readingOf, subjectOf } from '../../sessions/record/corrected.ts';
import type { Corrections } from '../../sessions/tables.ts';

/** What a session may have in common with others. */
export interface Trait {
  kind: Extract<LinkReason, 'person' | 'personal_number' | 'document' | 'device' | 'address'>;
  value: string;
  /** Numbers are a state's own: who issued it. `null` where that is not known, which agrees with any. */
  scope: string | null;
  /** Of the reading that the session shows now. */
  isCurrent: boolean;
}

export type TraitSource = Pick<AttemptView, 'id' | 'subject' | 'issuingState' | 'clientIp' | 'deviceKey'>;

/** Bytes of a key: two of ten million traits of a company are the same by chance once in 10^15. */
const keyBytes = 12;

/**
 * The names, documents, numbers, devices and addresses of a session, of all its attempts: who tried with another document
 * before is found by that as well. Values of the document are those that engines assert and reviewers have corrected, never the
 * capture page's claims; the address is the connection's; the device is a claim of the capture client.
 */
export function traitsOf(attempts: readonly TraitSource[], corrections: Corrections | null): Trait[] {
  const found = new Map<string, Trait>();
  const current = readingOf(attempts)?.id;
  const add = (trait: Trait | null) => {
    if (!trait) return;
    const known = found.get(`${trait.kind} ${trait.value}`);
    // Read twice, of two states: which of them is right is not known.
    const scope = known && known.scope !== trait.scope ? null : trait.scope;
    found.set(`${trait.kind} ${trait.value}`, { ...trait, scope, isCurrent: trait.isCurrent || !!known?.isCurrent });
  };
  for (const attempt of attempts) {
    const isCurrent = attempt.id === current;
    const subject = subjectOf([attempt], corrections);
    for (const name of namesOf(subject)) {
      if (subject?.birthDate) add({ kind: 'person', value: `${name} ${subject.birthDate}`, scope: null, isCurrent });
    }
    add(numberTrait('document', subject?.documentNumber, attempt.issuingState, isCurrent));
    add(numberTrait('personal_number', subject?.personalNumber, subject?.nationality, isCurrent));
    if (attempt.deviceKey) add({ kind: 'device', value: attempt.deviceKey, scope: null, isCurrent });
    const network = attempt.clientIp === null ? null : networkOf(attempt.clientIp);
    if (network) add({ kind: 'address', value: network, scope: null, isCurrent });
  }
  return [...found.values()];
}

/** In both scripts, without accents, whatever the order of the words; apostrophes, which zones leave out, do not count. */
function namesOf(subject: Subject | null): string[] {
  const latin = [subject?.firstName, subject?.lastName].filter(Boolean).join(' ');
  return [latin, subject?.nativeName].flatMap((name) => {
    const words = normalise(name ?? '')
      .replace(/['’ʼ`]/g, '')
      .match(/[\p{L}\p{N}]+/gu);
    return words ? [words.sort().join(' ')] : [];
  });
}

function numberTrait(
  kind: 'document' | 'personal_number',
  number: string | undefined,
  state: string | null | undefined,
  isCurrent: boolean,
): Trait | null {
  const value = normalise(number ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  // ICAO 9303: a zone writes Germany with one letter.
  return value === '' ? null : { kind, value, scope: state === 'D' ? 'DEU' : (state ?? null), isCurrent };
}

/** An IPv4 address; of IPv6 the network of a household or phone, whose last half changes by the hour. */
function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().fill(0, 8);
  return ipaddr.fromByteArray(bytes).toString();
}

/** Keyed with the company: nothing links the sessions of two. */
export const traitKey = (companyId: string, { kind, value }: Pick<Trait, 'kind' | 'value'>): Buffer =>
  createHmac('sha256', companyId).update(`${kind}\0${value}`).digest().subarray(0, keyBytes);
