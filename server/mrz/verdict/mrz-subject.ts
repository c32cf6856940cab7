import type { Subject } from '../../../shared/document/document.ts';
import { isTrusted, type MrzCategory, type MrzCheck } from '../../../shared/document/mrz.ts';
import { zoneDay } from './mrz-century.ts';

/**
 * What a machine-readable zone without errors says of its holder; empty otherwise, since a zone with a wrong check digit
 * does not say which of its characters are right. For showing: its centuries are the front's, or guessed.
 * @param today year-month-day
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

/** As it stands in the zone, without fillers at its ends; empty where the format has no such item. */
export const mrzValue = (check: MrzCheck, category: MrzCategory): string =>
  check.items.find((item) => item.category === category)?.value ?? '';
