import type { DecisionAnswer } from '../../api/decisions.ts';
import type { DecisionVerdict } from '../../decision/decision.ts';

/** Every word of undoing a decision. */
export const undo = {
  label: 'Recent decisions',
  done: {
    verified: '{name} verified',
    rejected: '{name} rejected',
    proposed: '{name}: proposal sent. A second reviewer confirms or disagrees.',
    disputed: '{name}: you disagree. A master must decide.',
  } as const satisfies Record<DecisionVerdict | Exclude<DecisionAnswer['outcome']['kind'], 'final'>, string>,
  undo: 'Undo',
  reason: 'Why undo it?',
  reasonDetail: 'You have seen the first decision. The reason is shown in the timeline and the report.',
  reasonShort: 'At least {n} characters',
  slips: ['Wrong button', 'Wrong session'],
  seconds: '{n} s',
  undone: 'Undone. {name} is assigned to you.',
  failed: 'Not undone',
  open: 'Open',
  close: 'Dismiss',
} as const;
