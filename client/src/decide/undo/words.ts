import type { DecisionAnswer } from '../../../../shared/api/decisions.ts';
import type { DecisionVerdict } from '../../../../shared/decision/decision.ts';
import { sentence } from '../../text/visible.ts';

/** Every word of undoing a decision. Another language is another object of this shape. */
export const words = {
  label: 'Recent decisions',
  done: {
    verified: (name: string) => sentence`${name} verified`,
    rejected: (name: string) => sentence`${name} rejected`,
    proposed: (name: string) => sentence`${name}: proposed. A second reviewer confirms or disagrees.`,
    disputed: (name: string) => sentence`${name}: you disagree. A master decides.`,
  } satisfies Record<DecisionVerdict | Exclude<DecisionAnswer['outcome']['kind'], 'final'>, (name: string) => string>,
  undo: 'Undo',
  reason: 'Why undo it?',
  reasonDetail: 'You have seen the first decision. The reason is shown in the timeline and the report.',
  reasonShort: (n: number) => `At least ${n} characters`,
  slips: ['Wrong button', 'Wrong session'],
  seconds: (n: number) => `${n} s`,
  undone: (name: string) => sentence`Undone. ${name} is assigned to you.`,
  failed: 'Not undone',
  open: 'Open',
  close: 'Dismiss',
};
