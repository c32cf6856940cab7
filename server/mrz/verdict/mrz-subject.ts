import type { Subject } from '../../../shared/document/document.ts';
import { isTrusted, type MrzCategory, type MrzCheck } from '../../../shared/document/mrz.ts';
import { zoneDay } from './mrz-century.ts';

/**
 * The holder's data according to a machine-readable zone without errors; empty otherwise, since a wrong check digit does not
 * identify the wrong character. For display: centuries are taken from the front, or guessed.
 * @param today YYYY-MM-DD
 */
export function subjectOfMrz(check: MrzCheck, today: string, front: Subject = {}): Subject {
  if (!isTrusted(check)) return {};
  const value = (category: MrzCategory): string => mrzValue(check, category);
  const sex = value('Sex');
  const subject: Record<keyof Subject, string | undefined> = {
    lastName: value('Last name'),
    firstName: value('First name'),
    nativeName: undefined,
    documentNumber: value('Document number'),
    personalNumber: value('Personal number'),
    sex: sex === '<' ? 'X' : sex,
    birthDate: zoneDay(value('Birthdate'), 'past', today, front.birthDate),
    issueDate: undefined,
    expirationDate: zoneDay(value('Expiration date'), 'future', today, front.expirationDate),
    nationality: value('Nationality'),
  };
  return Object.fromEntries(Object.entries(subject).filter(([, text]) => text)) as Subject;
}

/** The value in the zone, without fillers at its ends; empty where the format has no such item. */
export const mrzValue = (check: MrzCheck, category: MrzCategory): string =>
  check.items.find((item) => item.category === category)?.value ?? '';
