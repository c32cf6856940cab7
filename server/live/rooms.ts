/** Rooms of socket.io. Each names the company, so that another company's id leads nowhere. */
export const listRoom = (companyId: string): string => `list:${companyId}`;
export const watchRoom = (companyId: string, sessionId: string): string => `watch:${companyId}:${sessionId}`;
export const loginRoom = (loginId: string): string => `login:${loginId}`;
/** One reviewer's windows in the rooms of the list or of a session: in a blind review only they receive their own vote. */
export const ownListRoom = (companyId: string, reviewerId: string): string => `list:${companyId}:${reviewerId}`;
export const ownWatchRoom = (companyId: string, sessionId: string, reviewerId: string): string =>
  `watch:${companyId}:${sessionId}:${reviewerId}`;

/** The sessions of a company that have a room among these. */
export function watchedIn(rooms: Iterable<string>, companyId: string): string[] {
  const prefix = watchRoom(companyId, '');
  const ids: string[] = [];
  for (const room of rooms) {
    const id = room.startsWith(prefix) ? room.slice(prefix.length) : '';
    // Ids with a colon are the rooms of single reviewers.
    if (id && !id.includes(':')) ids.push(id);
  }
  return ids;
}
