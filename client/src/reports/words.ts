import type { Paper, ReportStatus } from '../../../shared/report/report.ts';
import { sentence } from '../text/visible.ts';
import { formatNumber } from '../ui/text/format.ts';

const count = (n: number, one: string, many: string) => `${formatNumber(n)} ${n === 1 ? one : many}`;
const reports = (n: number) => count(n, 'report', 'reports');
const sessions = (n: number) => count(n, 'finished session', 'finished sessions');

/** Every word of reports in the console: one, those of a session, and many as a ZIP. */
export const words = {
  download: 'Download PDF',
  downloadShort: 'PDF',
  downloadHint: 'The session as a signed report (d)',
  key: 'Download the report as PDF',
  options: 'Paper and reports made',
  paper: 'Paper',
  papers: { A4: 'A4', Letter: 'Letter' } satisfies Record<Paper, string>,
  notFinalHint: 'The session is under way: the report will be marked “Not final”.',
  made: 'Reports made…',
  /** On the button while it is being made. */
  preparing: 'Preparing…',
  statuses: {
    queued: 'Waiting its turn…',
    photos: 'Adding photos…',
    rendering: 'Laying out…',
    signing: 'Signing…',
    made: 'Downloading…',
    failed: 'Download PDF',
  } satisfies Record<ReportStatus, string>,
  being: 'The report is being made.',
  notices: {
    label: 'Reports',
    downloaded: (number: string) => `Report ${number} downloaded`,
    isNotFinal: 'It is marked “Not final”: the session was under way.',
    failed: 'The report was not made',
    failedOn: 'It was tried several times.',
    failedNow: 'Try again; if it stays, tell support the number of the report.',
    again: 'Try again',
    close: 'Close this notice',
    ready: (n: number) => (n === 1 ? '1 report is ready as a ZIP' : `${formatNumber(n)} reports are ready as a ZIP`),
    cancelled: 'The export is cancelled',
    csvFailed: 'Couldn’t export the CSV',
  },
  list: {
    title: 'Reports made of this session',
    label: 'Reports, newest first',
    failed: 'The reports could not be loaded',
    none: 'No report of this session has been made yet',
    noneDetail: 'Download PDF makes the first.',
    number: (number: string) => `Report ${number}`,
    by: (who: string) => sentence`by ${who}`,
    byKey: (name: string) => sentence`by API key ${name}`,
    final: 'Final',
    notFinal: 'Not final',
    current: 'Up to date',
    outdated: 'The session has changed since',
    underWay: 'Being made',
    failedOne: 'Could not be made',
    again: 'Try again',
    againNamed: (number: string) => `Try again: report ${number}`,
    download: 'Download',
    downloadNamed: (number: string) => `Download report ${number}`,
  },
  zip: {
    button: 'Reports as ZIP',
    hint: 'A report of each finished session that the filters let through',
    title: 'Reports as ZIP',
    /** The number is known before it starts. */
    known: (n: number) => `${sessions(n)} ${n === 1 ? 'fits' : 'fit'} the filters.`,
    all: (n: number) => `Your company has ${sessions(n)}.`,
    unknown: 'Every finished session that the filters let through. They are counted when it starts.',
    none: 'No finished session fits the filters. Change them, then try again.',
    tooMany: (most: number) =>
      `One ZIP holds ${formatNumber(most)} reports at most. Narrow the filters, for example to one month.`,
    leftOut: 'Sessions that are under way or await action are left out.',
    lasts: (minutes: number) =>
      minutes <= 1 ? 'It takes about a minute.' : `It takes about ${formatNumber(minutes)} minutes.`,
    meanwhile: 'You can go on working: the top bar shows how far it is.',
    start: 'Start',
    starting: 'Starting…',
    failed: 'The export was not started',
  },
  exports: {
    label: 'Exports of reports',
    chip: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
    chipReady: 'ZIP ready',
    chipName: 'Exports of reports:',
    progress: 'Progress of the export',
    running: (done: number, total: number) => `${formatNumber(done)} of ${reports(total)}`,
    ready: (n: number) => `${reports(n)} ready`,
    failed: (n: number) => `${reports(n)} could not be made.`,
    failedIndex: (n: number) =>
      `${reports(n)} could not be made. The index inside the ZIP names ${n === 1 ? 'it' : 'them'}.`,
    noneMade: 'None could be made.',
    asked: 'Asked for',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    cancelFailed: 'The export was not cancelled',
    download: 'Download ZIP',
    remove: 'Remove',
    removeFailed: 'The export was not removed',
    line: 'The line is down; the export goes on.',
  },
};
