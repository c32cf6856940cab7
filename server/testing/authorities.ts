import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ConditionName, Outcome } from '../../shared/conditions.ts';
import type { PhotoKind } from '../../shared/document/media.ts';
import type { SessionView } from '../../shared/session/session.ts';
import { endOverdue } from '../ingest/expiry.ts';
import type { makeIngest } from './ingest.ts';
import { attemptOf, engineRun, phoneRun } from './phone.ts';

export const outcomes = ({ conditions }: SessionView): Partial<Record<ConditionName, Outcome>> =>
  Object.fromEntries(conditions.map((c) => [c.condition, c.outcome]));

/** A phone with its token and an engine with a key. `world` is made later, before the tests. */
export function authoritiesOf(world: () => Awaited<ReturnType<typeof makeIngest>>) {
  const photos = async (id: string, token: string, attempt: string, from: number) => {
    const kinds: PhotoKind[] = ['document_front', 'selfie'];
    for (const [i, kind] of kinds.entries()) {
      expect((await world().uploadByToken(id, token, randomUUID(), attempt, from + i, kind)).statusCode).toBe(201);
    }
  };
  return {
    photos,
    view: async (id: string): Promise<SessionView> => (await world().view(id))!,
    /** The phone with its token: all that it may deliver of an attempt. */
    async byPhone(id: string, token: string, attempt: string = randomUUID()) {
      const it = world();
      const events = attemptOf(phoneRun, it.now(), attempt);
      const end = events.pop()!;
      await it.send(id, events, token);
      await photos(id, token, attempt, events.length + 1);
      return it.send(id, [{ ...end, n: events.length + 3 }], token);
    },
    byEngine: (id: string, attempt: string, steps = engineRun) =>
      world().send(id, attemptOf(steps, world().now(), attempt), world().us.key),
    /** Longer than events that are missing are waited for. */
    async timeoutMs(): Promise<void> {
      world().pass(121_000);
      await endOverdue(world().ctx);
    },
  };
}
