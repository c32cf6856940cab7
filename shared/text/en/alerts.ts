import type { AlertView } from '../../api/screening.ts';

type Verdict = NonNullable<AlertView['hits'][number]['verdict']> | 'open';

/** Every word of the alerts. */
export const alerts = {
  title: 'Alerts',
  lead: 'Verified people who match an updated list.',
  states: 'Alerts by state',
  tabs: { open: 'Open', closed: 'Closed' },
  failed: 'Couldn’t load alerts',
  moreFailed: 'Couldn’t load older alerts',
  more: 'Show older alerts',
  loadingMore: 'Loading…',
  empty: {
    open: 'No open alerts',
    openDetail: 'When a verified person matches an updated list, it appears here and all reviewers are notified.',
    closed: 'No closed alerts yet',
    closedDetail: 'An alert closes once all its hits are reviewed.',
  },
  list: 'Alerts, newest first',
  raised: 'Raised',
  closedAt: 'Closed',
  noHits: 'The person is no longer on the list.',
  moreHits: '{n, plural, one {and # more hit} other {and # more hits}}',
  verdicts: {
    same: 'Match',
    different: 'Not a match',
    open: 'Open',
  } as const satisfies Record<Verdict, string>,
  notice: {
    one: 'A verified person matches an updated list',
    many: '{n, number} verified people match updated lists',
    look: 'View',
    lookAll: 'View alerts',
    close: 'Dismiss',
  },
} as const;
