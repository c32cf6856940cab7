import type { Actor, FactType } from '../../../../shared/event.ts';

export type Who = { kind: 'reviewer'; id: string } | { kind: 'capture' | 'conditions' | 'system' };

/** Facts of the conditions carry the actor who triggered them, but are not that actor's doing. */
const byConditions: readonly FactType[] = ['session.assessed', 'session.stopped', 'session.settled'];

export function whoOf({ type, actor }: { type: FactType; actor: Actor }): Who {
  if (byConditions.includes(type)) return { kind: 'conditions' };
  if (actor === 'system') return { kind: 'system' };
  const [kind, id] = actor.split(':') as ['reviewer' | 'key' | 'capture', string];
  return kind === 'reviewer' ? { kind, id } : { kind: 'capture' };
}
