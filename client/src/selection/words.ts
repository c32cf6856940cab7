import type { ProblemCode } from '../../../shared/problem.ts';
import { text } from '../text/text.ts';
import { sentence } from '../text/visible.ts';

const sessions = (n: string, isOne: boolean) => `${n} ${isOne ? 'session' : 'sessions'}`;

/** Why an action leaves a session as it is, after a number: "2 already decided". */
const reasons: Partial<Record<ProblemCode, string>> = {
  session_decided: 'already decided',
  session_in_progress: 'still being captured',
  session_expired: 'expired',
  session_not_decided: 'not finished',
  session_claimed: 'a colleague is working on it',
  session_escalated: 'escalated to a master',
  same_person: 'you have already decided; a second reviewer is next',
  master_decides: 'two reviewers disagree; a master decides',
  decision_stale: 'changed in the meantime',
  nothing_changed: 'nothing to change',
  not_found: 'no longer here',
  colleague_unknown: 'the colleague no longer has access',
  unavailable: 'the server was unavailable',
};

/** Every word of selecting sessions and of what is done to many. */
export const words = {
  bar: 'Selected sessions',
  selected: (n: string) => `${n} selected`,
  selectAll: (n: string) => `Select all ${n} that match`,
  selectFirst: (n: string) => `Select the first ${n} that match`,
  selecting: 'Selecting…',
  selectFailed: 'The sessions could not be selected',
  tooMany: (n: string) => `An action takes at most ${n} sessions. Clear some first.`,
  clear: 'Clear',
  clearHint: 'Clear the selection (Esc)',
  actions: { assign: 'Assign', resubmission: 'Request resubmission', export: 'Export', tag: 'Tag' },
  checking: 'Checking…',
  checkFailed: 'The sessions could not be checked',
  applies: (n: string, of: string, isOne: boolean) => `Applies to ${n} of ${sessions(of, isOne)}.`,
  appliesToAll: (n: string, isOne: boolean) =>
    isOne ? 'Applies to 1 session.' : `Applies to all ${sessions(n, isOne)}.`,
  appliesToNone: 'Applies to none of these sessions.',
  skipped: (n: string, code: string) =>
    `${n}: ${reasons[code as ProblemCode] ?? lower(text.problems[code as ProblemCode].why)}`,
  andMore: (n: string) => `and ${n} more`,
  unnamed: (id: string) => `Session …${id.slice(-8)}`,
  working: 'Working…',
  assign: {
    title: (n: string, isOne: boolean) => `Assign ${sessions(n, isOne)}`,
    to: 'Assign to',
    you: 'you',
    nobody: 'Nobody: free for anyone',
    send: 'Assign',
    failed: 'Nothing was assigned',
    done: (n: string, isOne: boolean, to: string) => sentence`${sessions(n, isOne)} assigned to ${to}`,
    freed: (n: string, isOne: boolean) => `${sessions(n, isOne)} unassigned`,
  },
  resubmission: {
    title: (n: string, isOne: boolean) => `Request resubmission of ${sessions(n, isOne)}`,
    lead: 'Each subject is asked to repeat the step and reads the reason. This cannot be undone.',
    step: 'Step to repeat',
    reason: 'Reason, shown to each subject',
    reasonHint: 'The same text goes to all of them: leave out what concerns only one.',
    reasonMissing: 'Give a reason.',
    send: 'Request resubmission',
    failed: 'No resubmission was requested',
    done: (n: string, isOne: boolean) => `Resubmission requested for ${sessions(n, isOne)}`,
  },
  tag: {
    title: (n: string, isOne: boolean) => `Tag ${sessions(n, isOne)}`,
    what: 'What to do',
    add: 'Add a tag',
    remove: 'Remove a tag',
    tag: 'Tag',
    none: 'Your company has no tags yet. Create the first one below.',
    create: 'New tag',
    createSend: 'Create',
    createFailed: 'The tag was not created',
    send: { add: 'Add tag', remove: 'Remove tag' },
    failed: 'Nothing was tagged',
    done: (n: string, isOne: boolean, tag: string) => sentence`“${tag}” added to ${sessions(n, isOne)}`,
    removed: (n: string, isOne: boolean, tag: string) => sentence`“${tag}” removed from ${sessions(n, isOne)}`,
  },
  export: {
    title: (n: string, isOne: boolean) => `Export ${sessions(n, isOne)}`,
    what: 'Export as',
    csv: 'Spreadsheet (CSV)',
    csvHint: 'One row for each session',
    reports: 'Reports (ZIP of PDFs)',
    reportsHint: 'One report for each finished session',
    paper: 'Paper',
    send: 'Export',
    failed: 'The export could not be started',
    csvDone: (n: string, isOne: boolean) => `${sessions(n, isOne)} exported`,
    reportsDone: (n: string, isOne: boolean) => `Reports of ${sessions(n, isOne)} are being made`,
  },
  notDone: (n: string) => `${n} unchanged`,
  why: 'Details',
  undo: 'Undo',
  undoing: 'Undoing…',
  undone: (n: string, isOne: boolean) => `Undone for ${sessions(n, isOne)}`,
  undoFailed: 'Not undone',
  dismiss: 'Dismiss',
};

function lower(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
}
