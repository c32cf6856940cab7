export type Due = 'on_time' | 'soon' | 'overdue';

/** From this part of the time on, it is soon over. */
const nearly = 0.75;

/** How long a session has waited beside how long it may; `undefined` as long as that is not known. */
export function dueOf(since: string, targetMinutes: number | undefined, now: number): Due {
  if (targetMinutes === undefined) return 'on_time';
  const part = (now - Date.parse(since)) / (targetMinutes * 60_000);
  return part >= 1 ? 'overdue' : part >= nearly ? 'soon' : 'on_time';
}
