/** `waiting`: what awaits action, the oldest first. `decided`: what is decided, the newest first. Neither has other sessions. */
export const sessionSorts = ['newest', 'oldest', 'name', 'level', 'waiting', 'decided'] as const;
export type SessionSort = (typeof sessionSorts)[number];

/** Assignment of a waiting session: all are relative to the requesting reviewer. */
export const queueFilters = ['mine', 'unassigned', 'needs_second', 'my_proposals', 'escalated', 'snoozed'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** Sessions that one action takes: what can still be looked through, and is done in seconds. */
export const mostSelected = 500;
