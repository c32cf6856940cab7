import { type Accessor, createEffect, createSignal, on } from 'solid-js';
import type { SigningView } from '../../../../shared/api/reports.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { concerns } from '../conditions/concerns.ts';

export type SigningStore = ReturnType<typeof createSigning>;

/** Whose certificate signs. Asked for when it is first shown. */
export function createSigning(isShown: Accessor<boolean>) {
  const live = useLive();
  const [kept, setKept] = createSignal<SigningView>();
  const [failure, setFailure] = createSignal<unknown>();
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    try {
      const answer = await api.signing();
      if (mine !== asked) return;
      setKept(answer);
      setFailure(undefined);
    } catch (error) {
      if (mine === asked && !kept()) setFailure(error);
    }
  };
  createEffect(
    on(isShown, (shown) => {
      if (shown && !kept()) void load();
    }),
  );
  live.onChanges((change) => {
    if (concerns(change, 'certificate.') && (isShown() || kept())) void load();
  });
  return { kept, failure, load };
}
