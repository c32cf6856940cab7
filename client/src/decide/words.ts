import type { DecisionVerdict } from '../../../shared/decision/decision.ts';
import type { StepName } from '../../../shared/session/attempt.ts';
import { text } from '../text/text.ts';
import { sentence } from '../text/visible.ts';

/** `30 minutes`, `2 hours`, `7 days`: whole ones, else the smaller unit. */
const lasting = (minutes: number): string => {
  const [n, unit] =
    minutes % 1_440 === 0
      ? [minutes / 1_440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
};

/** Every word of deciding on a session. */
export const words = {
  bar: 'Decision',
  verify: 'Verify',
  reject: 'Reject',
  propose: { verified: 'Propose to verify', rejected: 'Propose to reject' } satisfies Record<DecisionVerdict, string>,
  confirm: { verified: 'Confirm: verify', rejected: 'Confirm: reject' } satisfies Record<DecisionVerdict, string>,
  disagree: { verified: 'Disagree: verify', rejected: 'Disagree: reject' } satisfies Record<DecisionVerdict, string>,
  /** A dialog's title: what is done, and about whom. */
  about: (what: string, name: string | null) => (name === null ? what : sentence`${what}: ${name}`),
  askAgain: 'Request resubmission',
  reopen: 'Reopen',
  more: 'More about this session',
  why: {
    in_progress: 'The person is still being verified. It can be decided once that is over.',
    retry: (step: string) => `Resubmission requested: ${step.toLowerCase()}.`,
    expired: 'The session expired: the subject never finished it.',
    both: (first: string, second: string) => `${first} and ${second}`,
    escalated: 'Escalated: a master decides it, or hands it back.',
    decided: {
      verified: (who: string) => sentence`Verified by ${who}`,
      rejected: (who: string) => sentence`Rejected by ${who}`,
    } satisfies Record<DecisionVerdict, (who: string) => string>,
    conditions: 'the conditions',
    claimed: (who: string) => sentence`${who} works on this session.`,
    own: {
      verified: 'You proposed to verify it. A second reviewer confirms or disagrees.',
      rejected: 'You proposed to reject it. A second reviewer confirms or disagrees.',
    } satisfies Record<DecisionVerdict, string>,
    ownBlind: {
      verified: 'You proposed to verify it. A second reviewer decides without seeing that.',
      rejected: 'You proposed to reject it. A second reviewer decides without seeing that.',
      none: 'You proposed a decision. A second reviewer decides without seeing it.',
    } satisfies Record<DecisionVerdict | 'none', string>,
    ownDispute: 'You are one of the two who disagree. A master decides.',
    master: 'Two reviewers disagree. A master decides.',
    offline: 'Offline: it can be decided once the line is back.',
  },
  proposed: {
    verified: (who: string) => sentence`${who} proposed to verify it.`,
    rejected: (who: string) => sentence`${who} proposed to reject it.`,
  } satisfies Record<DecisionVerdict, (who: string) => string>,
  proposedBlind: (who: string) => sentence`${who} has decided. Your decision is made without seeing theirs.`,
  afterReveal: 'The first decision was shown. Yours is marked as made after seeing it.',
  openHits: (n: number) =>
    n === 1
      ? 'A screening hit must be reviewed before you can verify.'
      : `${n} screening hits must be reviewed before you can verify.`,
  reviewHit: (n: number) => (n === 1 ? 'Review hit' : 'Review hits'),
  snoozed: 'Snoozed until',
  escalated: 'Escalated to the masters.',
  assigned: (who: string) => sentence`Assigned to ${who}.`,
  handOver: {
    menu: 'Assign, escalate, snooze',
    assign: 'Assign to…',
    assignToMe: 'Assign to me',
    unassign: 'Remove assignee',
    escalate: 'Escalate to a master…',
    snooze: 'Snooze…',
    wake: 'End snooze',
    assignDialog: {
      title: 'Assign',
      lead: 'The session stays in the queue, and “Next in queue” offers it to nobody else.',
      you: 'you',
      send: 'Assign',
      sending: 'Assigning…',
      failed: 'Not assigned',
    },
    escalateDialog: {
      title: 'Escalate to a master',
      lead: 'Only a master can decide it from then on, or hand it back.',
      reason: 'Reason',
      reasonHint: 'Kept in the timeline.',
      send: 'Escalate',
      sending: 'Escalating…',
      failed: 'Not escalated',
    },
    snoozeDialog: {
      title: 'Snooze',
      lead: 'The session stays in the queue, and “Next in queue” skips it until then.',
      until: 'Until',
      choices: {
        hour: 'In an hour',
        tomorrow: 'Tomorrow at 9:00',
        week: 'Next Monday at 9:00',
        own: 'Another time',
      },
      reason: 'Reason',
      reasonHint: 'Kept in the timeline.',
      send: 'Snooze',
      sending: 'Snoozing…',
      failed: 'Not snoozed',
    },
  },
  disputed: 'Two disagree: your word decides.',
  two: 'Two reviewers must agree here.',
  somebody: 'Somebody',
  you: 'you',
  claim: {
    take: 'Work on it',
    release: 'Give back',
    mine: 'You work on it',
    theirs: (who: string) => sentence`${who} works on it`,
    over: 'Take over',
    overTitle: 'Take it over?',
    overDetail: (who: string) => sentence`${who} is notified, and the timeline records it.`,
    taken: (who: string) => sentence`${who} took this session over.`,
    failed: 'It could not be claimed',
  },
  next: 'Next in queue',
  nextNone: 'Nothing is free in the queue now.',
  nextFailed: "Couldn't get the next session. Try again.",
  changed: 'Look at it, then decide again.',
  dialog: {
    titles: {
      verify: (name: string) => sentence`Verify ${name}`,
      reject: (name: string) => sentence`Reject ${name}`,
    },
    nobody: 'this session',
    note: 'Note',
    reasonNeeded: 'A condition is not met. Say why you verify all the same.',
    reasonShort: (n: number) => `Give a reason of at least ${n} characters.`,
    noteHint: 'Kept with the decision and shown in the timeline.',
    left: (n: number) => (n >= 0 ? `${n} characters left` : `${-n} characters too many`),
    unmet: 'Not met',
    allMet: 'Every condition is met.',
    send: { verified: 'Verify', rejected: 'Reject' } satisfies Record<DecisionVerdict, string>,
    sending: 'Deciding…',
    failed: 'It was not decided',
    look: 'Look again',
    isDecided: 'It is decided already.',
  },
  tags: {
    label: 'Tags',
    hint: 'Type to search, then press Enter. ↑↓ to choose.',
    placeholder: 'Why is it rejected?',
    needed: 'Choose at least one tag.',
    leftover: (typed: string) => sentence`No tag was chosen for “${typed}”. Choose one, or clear the field.`,
    none: (typed: string) => sentence`No tag has “${typed}” in it.`,
    remove: (tag: string) => sentence`Take off ${tag}`,
    suggested: 'Suggested',
    failed: 'The tags could not be loaded',
    loading: 'Loading the tags',
  },
  retry: {
    title: 'Request resubmission',
    lead: 'The session becomes live again. The subject sees the step and your message.',
    step: 'Start again from',
    reason: 'Message to the subject',
    reasonHint: 'Say what to do differently this time.',
    language: 'The subject’s language is not known: write in one they read.',
    left: (made: number, left: number) =>
      `${made} ${made === 1 ? 'attempt' : 'attempts'} made, ${left} left after this request.`,
    deadline: (minutes: number) => `They have ${lasting(minutes)} from now on.`,
    send: 'Request resubmission',
    sending: 'Sending…',
    failed: 'Request not sent',
  },
  reopenDialog: {
    title: 'Reopen',
    lead: 'It goes back into the queue, and you work on it. The decision stays in the timeline.',
    reason: 'Reason',
    reasonHint: 'Kept in the timeline.',
    send: 'Reopen',
    sending: 'Reopening…',
    failed: 'It was not reopened',
  },
  reasonMissing: 'Give a reason.',
  keys: {
    reject: 'Reject',
    verify: 'Verify',
    again: 'Request resubmission',
    claim: 'Work on it, give it back',
    next: 'Next in queue',
    undo: 'Undo your last decision (30 s)',
    send: 'Send the decision',
  },
};

export const stepWords: Record<StepName, string> = text.sessions.steps;
