import type { Accessor } from 'solid-js';
import { api } from '../../api.ts';
import { createQuery } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';

export type SigningStore = ReturnType<typeof createSigning>;

/** Whose certificate signs. Asked for when it is first shown. */
export function createSigning(isShown: Accessor<boolean>) {
  const { answer, failure, load } = createQuery({
    name: 'signing',
    live: useLive(),
    when: isShown,
    ask: () => api.signing(),
  });
  return { stored: answer, failure: () => (answer() ? undefined : failure()), load };
}
