import type { DateLikeness, NameKind, Reason, Topic, WordLikeness } from '../../../../shared/screening.ts';

/** How often, in words. */
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

export const words = {
  before: {
    title: 'Not screened yet',
    detail: 'The person is looked for in the sanctions and PEP lists as soon as the document is read.',
  },
  pending: {
    title: 'Not screened yet',
    again: 'Being screened again',
    detail: 'This takes a moment. What is below is of other data or older lists.',
    first: 'This takes a moment.',
    failures: (n: number) => `The screening service has not answered (tried ${times(n)}). It is tried again by itself.`,
    none: 'No list is connected. A master connects lists in Settings, Screening.',
    since: 'Waiting since',
  },
  clear: 'No hit',
  clearDetail: (lists: number) =>
    `Nobody in ${lists === 1 ? 'the list' : `the ${lists} lists`} is like this person in name and data.`,
  hits: (n: number) => (n === 1 ? '1 hit' : `${n} hits`),
  open: (n: number) => `${n} to be judged`,
  allCleared: 'All cleared: not this person',
  same: 'This person is listed',
  screened: 'Screened',
  again: 'The same again',
  against: 'Against',
  listDate: (date: string) => `of ${date}`,
  listNoDate: 'date not known',
  listOld: (days: number) => `${days} days old`,
  listOldTip: 'The authorities change their lists several times a month. A master imports a newer one in Settings.',
  how: (algorithm: string, threshold: string) => `Scored by ${algorithm}, a hit from ${threshold}`,
  score: 'Score',
  scoreOf: (score: string) => `Score ${score}`,
  list: 'List',
  programmes: 'Programme',
  listedSince: 'Listed since',
  positions: 'Position',
  remarks: 'What the list says',
  source: 'Entry at its source',
  opens: 'opens in a new tab',
  names: (n: number) => (n === 1 ? '1 other name' : `${n} other names`),
  topics: {
    sanction: 'Sanction',
    pep: 'PEP',
    close_associate: 'Close associate',
    crime: 'Crime',
    wanted: 'Wanted',
    other: 'Other',
  } satisfies Record<Topic, string>,
  kinds: { name: 'name', alias: 'alias', weak_alias: 'weak alias' } satisfies Record<NameKind, string>,
  table: {
    caption: 'What agrees and what does not',
    what: 'What',
    subject: 'This session',
    listed: 'The list',
    how: 'Compared',
    nothing: 'not known',
  },
  on: {
    name: 'Name',
    birth_date: 'Birth date',
    sex: 'Sex',
    country: 'Country',
    birth_place: 'Birth place',
    number: 'Number',
  } satisfies Record<Reason['on'], string>,
  agreement: { agrees: 'Agrees', differs: 'Differs', not_known: 'Cannot be compared' },
  dates: {
    exact: 'The same day',
    month: 'The same month',
    year: 'The same year',
    swapped: 'Day and month swapped',
    near: 'About the same',
    differs: 'Differs',
    not_known: 'Cannot be compared',
  } satisfies Record<DateLikeness, string>,
  alike: (percent: string) => `${percent} alike`,
  frequent: 'Many have such a name',
  sexes: { F: 'Female', M: 'Male' },
  rough: (year: string) => `about ${year}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  wordHow: {
    same: 'the same',
    spelling: 'another spelling',
    sound: 'sounds alike',
    typo: 'a letter differs',
    joined: 'written as one word',
    short_form: 'short form',
    initial: 'initial',
    missing: 'only in this session',
    extra: 'only in the list',
  } satisfies Record<WordLikeness, string>,
  weak: {
    fold: (n: number) =>
      n === 1 ? '1 person alike in name, ruled out by data' : `${n} persons alike in name, ruled out by data`,
    detail:
      'Below the threshold because of what else is known, or because many have such a name. They do not keep the session waiting.',
    list: 'Alike in name',
  },
  elsewhere: {
    would: (n: number) =>
      n === 1
        ? 'Clearing this hit also settles 1 other session of this person:'
        : `Clearing this hit also settles ${n} other sessions of this person:`,
    did: (n: number) =>
      n === 1
        ? 'Also applied to 1 other session of this person:'
        : `Also applied to ${n} other sessions of this person:`,
  },
  judge: {
    question: 'Is this the person?',
    same: 'This person',
    different: 'Not this person',
    takeBack: 'Take back',
    forms: {
      same: 'Why is this the listed person?',
      different: 'Why is this not the listed person?',
      takeBack: 'Why do you take it back?',
    },
    reason: 'Reason',
    reasonHint: 'Kept with the hit; whoever reads this years later has only this.',
    reasonMissing: 'Say why.',
    cancel: 'Cancel',
    save: 'Save',
    saving: 'Saving…',
    failed: 'Not saved',
    meanwhile: 'Somebody has judged this hit meanwhile: what they said stands above. Your words are kept here.',
    wasSame: 'This person',
    wasDifferent: 'Not this person',
    by: (name: string) => `by ${name}`,
    elsewhere: 'Judged on another session of this person:',
    open: (id: string) => `Open session ${id}`,
    wasCleared: 'Was cleared before. Since then the entry or the data have changed.',
    claimed: (name: string) => `${name} works on this session.`,
  },
};
