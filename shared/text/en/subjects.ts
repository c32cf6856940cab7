import type { MarkKind } from '../../note/document.ts';

const kinds = { box: 'Box', arrow: 'Arrow', pin: 'Pin' } as const satisfies Record<MarkKind, string>;

/** What marks, threads and the note call what they are about. */
export const subjects = {
  kinds,
  label: '{kind, select, box {Box} arrow {Arrow} other {Pin}} {n}',
  labelOn: '{kind, select, box {Box} arrow {Arrow} other {Pin}} {n}, {photo}',
  mark: 'Deleted mark',
  field: 'Field no longer shown',
  mrz: 'MRZ: {item}',
  hit: 'A screening hit',
} as const;
