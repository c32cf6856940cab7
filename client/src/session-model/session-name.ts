import type { SessionRow, SessionView } from '../../../shared/session/session.ts';

/** The last eight characters of a session's id, as people quote it. */
export const shortId = (id: string) => id.slice(-8);

export function nameOf(view: SessionView): string | null {
  return (
    [view.subject?.firstName ?? view.firstName, view.subject?.lastName ?? view.lastName].filter(Boolean).join(' ') ||
    null
  );
}

export const fullName = (row: Pick<SessionRow, 'firstName' | 'lastName'>) =>
  [row.firstName, row.lastName].filter(Boolean).join(' ');
