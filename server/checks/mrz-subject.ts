import type { Subject } from '../../shared/document.ts';
import type { MrzCategory, MrzCheck } from '../../shared/mrz.ts';
import { isoDateOf } from './mrz-century.ts';

/**
 * What a valid machine-readable zone says of its holder; empty otherwise, since a zone with a wrong check digit
 * does not say which of its characters are right. `today` is year-month-day: it decides the centuries.
 */
export function subjectOfMrz(check: MrzCheck, today: string): Subject {
  if (!check.valid) return {};
  const value = (category: MrzCategory): string => check.items.find((item) => item.category === category)?.value ?? '';
  const sex = value('Sex');
  const subject: Record<keyof Subject, string | undefined> = {
    lastName: value('Last name'),
    firstName: value('First name'),
    nativeName: undefined,
    documentNumber: value('Document number'),
    personalNumber: value('Personal number'),
    sex: sex === '<' ? 'X' : sex,
    birthDate: isoDateOf(value('Birthdate'), 'past', today),
    expirationDate: isoDateOf(value('Expiration date'), 'future', today),
    nationality: value('Nationality'),
  };
  return Object.fromEntries(Object.entries(subject).filter(([, text]) => text)) as Subject;
}
