import type { ConditionName, Verdict } from '../../../shared/conditions.ts';
import { text } from '../text/text.ts';
import { sentence } from '../text/visible.ts';
import { formatNumber } from '../ui/text/format.ts';

const sessions = (n: number) => (n === 1 ? '1 session' : `${formatNumber(n)} sessions`);

/** Every word of the settings. */
const waitingSessions = (n: number) => (n === 1 ? '1 waiting session' : `${formatNumber(n)} waiting sessions`);

export const words = {
  title: 'Settings',
  tabList: 'Settings',
  tabs: {
    conditions: 'Conditions',
    screening: 'Screening',
    tags: 'Rejection tags',
    texts: 'Ready texts',
    company: 'Company',
    signature: 'Signature',
  },
  keys: 'API keys',
  notAllowed: 'Settings are for masters',
  notAllowedDetail: 'Ask a master of your company to change them.',
  back: 'Go to sessions',
  failed: 'The conditions could not be loaded',
  changed: (who: string | null) => (who === null ? 'Last changed' : sentence`Last changed by ${who}`),
  never: 'Never changed: the strictest.',
  somebody: 'somebody who has left',
  awaiting: {
    title: 'What misses a condition',
    on: 'Waits for a person to decide',
    off: 'Is rejected by itself',
    help: 'What is not known always waits for a person: nobody is rejected because a check did not come.',
  },
  target: 'Waiting target',
  targetHelp: 'The queue shows what has waited longer.',
  targetWrong: 'A whole number, up to 7 days.',
  unit: 'Unit of the waiting target',
  units: { minutes: 'minutes', hours: 'hours' },
  evidence: 'Evidence',
  person: 'Person and document',
  help: {
    completed: '',
    liveness: 'The liveness check was passed.',
    face_match: '',
    face_level: 'The face match is at this level at least. “1 in 1,000” is how often a stranger would pass.',
    mrz: 'The machine-readable zone holds no error. Driving licences mostly have none.',
    front_back: 'What is read from the front agrees with the machine-readable zone.',
    data_plausible:
      'The birth and issue dates are not in the future, the subject is not more than 120 years old, and the document is issued after the birth and expires after its issue.',
    document_review: 'Every session with one of these documents goes to a person.',
    id_real: 'The document is no photo of a screen or of a print.',
    full_id: 'All of the document is in the photo.',
    screening: 'Nobody on a sanctions or PEP list is a hit, or every hit was cleared.',
    expired_document: 'The document is valid on the day of the session.',
    minimum_age: 'The subject is at least so old on the day of the session.',
    document_reused: 'No other session of your company has this document number.',
    high_risk_ip: '',
    high_risk_nationality: '',
  } satisfies Record<ConditionName, string>,
  asked: 'asked',
  notAsked: 'Not asked',
  none: 'none',
  level: (level: number, far: string) => `Level ${level}: 1 in ${far}`,
  years: 'years',
  ageWrong: 'A whole number from 1 to 120.',
  risk: {
    title: 'High-risk countries',
    help: 'A hit stops the session and rejects it at once, also during the capture, and whatever else is set.',
    table: (day: string) => `The country of an address comes from an offline table of ${day}.`,
    add: 'Add a country',
    none: 'No country is high-risk.',
    ip: 'IP check',
    nationality: 'Nationality check',
    idle: 'Nothing is checked: it is left out when you save.',
    remove: (name: string) => sentence`Remove ${name}`,
    noSuch: 'No such country, or it is in the list already.',
  },
  eyes: {
    title: 'Four eyes',
    help: 'Two reviewers must agree on a session where one of these is not met, or whose data was corrected: the first proposes, the second confirms. If the second disagrees, a master decides.',
    edited: 'Data corrected by a reviewer',
    onlyAsked: 'not asked now',
    full: 'Full match with a listed person, even when cleared',
    blind: 'Blind second review',
    blindHelp:
      'The second reviewer decides without seeing the first verdict, tags or note. Both are shown once the second has decided.',
    blindOn: 'on',
    blindOff: 'off',
  },
  dry: {
    title: 'What would become of your sessions',
    lead: (n: number, days: number) => `${sessions(n)} finished in the last ${days} days`,
    cut: (n: number, days: number) => `The newest ${sessions(n)} of the last ${days} days`,
    none: (days: number) => `No session finished in the last ${days} days.`,
    now: 'Now',
    with: 'With these',
    more: (n: number) => `${formatNumber(n)} more`,
    fewer: (n: number) => `${formatNumber(n)} fewer`,
    unchanged: 'Change a condition to see which sessions would go another way.',
    same: 'No session would go another way.',
    /** For the bar, and for those who do not see the table. */
    summary: (moved: number, all: number) =>
      `${formatNumber(moved)} of ${sessions(all)} would go another way${moved > 0 ? '.' : ': none.'}`,
    moves: 'What would go another way',
    move: (n: number, from: string, to: string) => `${sessions(n)} from ${from.toLowerCase()} to ${to.toLowerCase()}`,
    unmet: 'Not met',
    waiting: 'In the queue now',
    /** Why fewer leave than wait. */
    waitingStays: ({ claimed, touched }: { claimed: number; touched: number }) =>
      `Not affected: ${[
        claimed > 0 && `${formatNumber(claimed)} claimed`,
        touched > 0 && `${formatNumber(touched)} already reviewed (proposed, corrected, escalated or reopened)`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    sessions: {
      more: 'Show more',
      failed: 'The sessions could not be loaded',
      gone: 'These sessions have changed since. Change a condition to try again.',
      newTab: 'Opens in a new tab',
    },
    waitingNone: 'No session would leave the queue by itself.',
    waitingVerified: (n: number) => `${sessions(n)} would be verified by the conditions.`,
    waitingRejected: (n: number) => `${sessions(n)} would be rejected by the conditions.`,
    failed: 'It could not be tried',
    trying: 'Trying…',
    wrong: 'Correct the number that does not fit, then this is tried.',
    verdicts: {
      verified: text.sessions.states.verified,
      awaiting_action: text.sessions.states.awaiting_action,
      rejected: text.sessions.states.rejected,
    } satisfies Record<Verdict, string>,
  },
  save: {
    bar: 'Changes of the conditions',
    changed: 'The conditions are not saved yet.',
    save: 'Save conditions',
    /** What saving does besides: sessions leave the queue. */
    saveAnd: ({ verified, rejected }: { verified: number; rejected: number }) => {
      const verify = verified > 0 ? `verify ${formatNumber(verified)}` : '';
      const reject = rejected > 0 ? `reject ${formatNumber(rejected)}` : '';
      if (verify && reject) return `Save, ${verify} and ${reject}`;
      return verify || reject ? `Save and ${verify || reject}` : 'Save conditions';
    },
    saving: 'Saving…',
    checking: 'Looking at the queue…',
    discard: 'Discard changes',
    saved: 'Saved. They judge what finishes from now on.',
    failed: 'The conditions were not saved',
    offline: 'No connection: your changes stay here until it is back.',
    confirmTitle: (of?: { verified: number; rejected: number }) => {
      if (!of) return 'Save without a preview?';
      const { verified, rejected } = of;
      if (verified > 0 && rejected > 0) return `Decide ${waitingSessions(verified + rejected)}?`;
      return `${rejected > 0 ? 'Reject' : 'Verify'} ${waitingSessions(rejected + verified)}?`;
    },
    confirmVerified: (n: number) => `${waitingSessions(n)} will be verified.`,
    confirmRejected: (n: number) => `${waitingSessions(n)} will be rejected.`,
    confirmKept: 'Claimed or proposed sessions are not affected.',
    confirmUnknown: "We couldn't preview the effect on waiting sessions. Some may be decided.",
  },
  theirs: {
    title: (who: string) => sentence`${who} has saved other conditions meanwhile`,
    you: 'You have saved other conditions in another window',
    lead: 'Yours are still in the form. This is where they differ:',
    what: 'Setting',
    mine: 'Yours',
    theirs: 'Theirs',
    load: 'Load theirs',
    keep: 'Keep mine',
  },
  leave: {
    title: 'Leave without saving?',
    detail: 'Your changes are not saved.',
    stay: 'Stay',
    leave: 'Leave without saving',
  },
  applying: {
    label: 'Applied to what waits',
    of: (done: number, total: number) => `${formatNumber(done)} of ${sessions(total)} looked at`,
    done: 'The conditions are applied to all that waits.',
  },
  tags: {
    lead: 'A rejection takes one or more of these. A retired one is no longer offered; what was rejected with it keeps it.',
    failed: 'The tags could not be loaded',
    retire: 'Retire',
    restore: 'Restore',
    retireNamed: (name: string) => sentence`Retire ${name}`,
    restoreNamed: (name: string) => sentence`Restore ${name}`,
    retired: 'retired',
    own: 'yours',
    add: 'Add a tag',
    group: 'Group',
    label: 'Name',
    labelMissing: 'Give it a name.',
    adding: 'Adding…',
    addFailed: 'The tag was not added',
    changeFailed: (name: string) => sentence`${name} was not changed`,
    added: (name: string) => sentence`${name} was added.`,
    nowRetired: (name: string) => sentence`${name} is no longer offered.`,
    nowRestored: (name: string) => sentence`${name} is offered again.`,
  },
};
