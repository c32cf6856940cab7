import type { DecisionAnswer } from '../../../../shared/api/decisions.ts';
import type { DecisionVerdict } from '../../../../shared/decision.ts';

/** Every word of undoing a decision. Another language is another object of this shape. */
export const words = {
  label: 'Recent decisions',
  done: {
    verified: (name: string) => `${name} verified`,
    rejected: (name: string) => `${name} rejected`,
    proposed: (name: string) => `${name}: proposed. A second reviewer confirms or disagrees.`,
    disputed: (name: string) => `${name}: you disagree. A master decides.`,
  } satisfies Record<DecisionVerdict | Exclude<DecisionAnswer['outcome']['kind'], 'final'>, (name: string) => string>,
  undo: 'Undo',
  seconds: (n: number) => `${n} s`,
  undone: (name: string) => `Undone. ${name} is assigned to you.`,
  failed: 'Not undone',
  open: 'Open',
  close: 'Dismiss',
};
