import type { AlertView } from '../../api/screening.ts';

type Verdict = NonNullable<AlertView['hits'][number]['verdict']> | 'open';

/** Every word of the alerts. */
export const alerts = {
  title: 'Alerts',
  lead: 'People who were verified, and whom a newer list names.',
  states: 'Alerts by state',
  tabs: { open: 'Open', closed: 'Closed' },
  failed: 'The alerts could not be loaded',
  moreFailed: 'The older ones could not be loaded',
  more: 'Show older alerts',
  loadingMore: 'Loading…',
  empty: {
    open: 'No alert is open',
    openDetail: 'When a newer list names somebody who was verified before, it stands here, and everybody is told.',
    closed: 'No alert was closed yet',
    closedDetail: 'An alert closes once each of its hits is reviewed.',
  },
  list: 'Alerts, newest first',
  raised: 'Raised',
  closedAt: 'Closed',
  noHits: 'The list no longer names this person.',
  moreHits: '{n, plural, one {and # more hit} other {and # more hits}}',
  verdicts: {
    same: 'The same person',
    different: 'Somebody else',
    open: 'Not reviewed yet',
  } as const satisfies Record<Verdict, string>,
  notice: {
    one: 'A newer list names a verified person',
    many: 'Newer lists name {n, number} verified persons',
    look: 'Look at it',
    lookAll: 'Look at the alerts',
    close: 'Close this notice',
  },
} as const;
