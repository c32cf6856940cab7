export const snoozeChoices = ['hour', 'tomorrow', 'week', 'own'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

/** The hour at which a working day begins here. */
const morning = 9;

/** In an hour; at nine tomorrow, or next Monday, by this computer's clock. */
export function timeOf(choice: SnoozeChoice, now: Date): Date {
  if (choice === 'hour') return new Date(now.getTime() + 3_600_000);
  const days = choice === 'week' ? (8 - now.getDay()) % 7 || 7 : 1;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

/** As a field for date and time has it. */
export function localTime(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
