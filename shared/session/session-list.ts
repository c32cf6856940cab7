/**
 * `waiting`: sessions that await action, oldest first. `decided`: decided ones, newest first. Neither includes other sessions.
 */
export const sessionSorts = ['newest', 'oldest', 'name', 'level', 'waiting', 'decided'] as const;
export type SessionSort = (typeof sessionSorts)[number];

/** Assignment of a waiting session: all are relative to the requesting reviewer. */
export const queueFilters = ['mine', 'unassigned', 'needs_second', 'my_proposals', 'escalated', 'snoozed'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** Maximum sessions per bulk action: what can still be reviewed in a list, and takes seconds. */
export const mostSelected = 500;
