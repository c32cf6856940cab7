import { type Accessor, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import { claimLength } from '../../../shared/decision/decision.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { api } from '../api.ts';
import { createAction } from '../ui/behaviour/create-action.ts';
import { now } from '../ui/text/format.ts';
import { holderOf } from './decision-options.ts';

/** Milliseconds between two looks whether one's claim is to be renewed. */
const everySo = 15_000;

/** Who works on a session; one's own claim is renewed while one is at work on the page. */
export function createClaim(view: Accessor<SessionView>, me: string) {
  const [takenBy, setTakenBy] = createSignal<string>();
  const changing = createAction();
  const holder = () => holderOf(view().waiting?.claim, now());
  const isMine = () => holder() === me;

  createEffect(
    on(holder, (who, before) => {
      if (before === me && who !== null && who !== me) setTakenBy(who);
      if (who === me) setTakenBy(undefined);
    }),
  );

  let active = false;
  const touched = () => {
    active = true;
  };
  const renew = () => {
    const left = Date.parse(view().waiting?.claim?.until ?? '') - Date.now();
    if (!isMine() || !active || document.hidden || left > claimLength / 2) return;
    active = false;
    api.claim(view().id).catch(() => {});
  };
  onMount(() => {
    for (const event of ['pointerdown', 'pointermove', 'keydown'] as const) document.addEventListener(event, touched);
    const timer = setInterval(renew, everySo);
    onCleanup(() => {
      for (const event of ['pointerdown', 'pointermove', 'keydown'] as const) {
        document.removeEventListener(event, touched);
      }
      clearInterval(timer);
    });
  });

  return {
    holder,
    isMine,
    busy: changing.isRunning,
    failed: changing.error,
    takenBy,
    forgetTaken: () => setTakenBy(undefined),
    take: (over = false) => changing.run(() => api.claim(view().id, over)),
    release: () => changing.run(() => api.release(view().id)),
  };
}
