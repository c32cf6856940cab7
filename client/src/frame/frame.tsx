import { useLocation, useNavigate } from '@solidjs/router';
import { createSignal, onCleanup, onMount, type ParentProps, Show } from 'solid-js';
import type { Me } from '../../../shared/api/review.ts';
import { ColleaguesContext, createColleagues } from '../accounts/colleagues.ts';
import { MeContext } from '../accounts/me.ts';
import { loginPath } from '../accounts/next.ts';
import { api, ProblemError, whenSignedOut } from '../api.ts';
import { stateOf, wordsIn } from '../listing/sought-words.ts';
import { createLive } from '../live/create-live.ts';
import { reloadOnce } from '../live/reload.ts';
import { LiveContext } from '../live/store.ts';
import { dropSavedCopies } from '../notes/kept-list.ts';
import { Logo } from '../page/logo.tsx';
import { text } from '../text/text.ts';
import { Late } from '../ui/skeleton.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Inside } from './inside.tsx';

/** The signed-in console: provides the reviewer and the live feed; redirects to the login page without a session. */
export function Frame(props: ParentProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const [me, setMe] = createSignal<Me>();
  const [failure, setFailure] = createSignal<unknown>();

  const toLogin = (signedOut: boolean) => {
    const wasIn = me() !== undefined;
    setMe(undefined);
    const from = location.pathname + location.search;
    navigate(signedOut || wasIn || from !== '/sessions' ? loginPath(from, wasIn && signedOut) : '/login', {
      replace: true,
      // Search words are carried in the history state, outside of the address.
      state: stateOf(wordsIn(location.state)),
    });
  };
  const load = async () => {
    setFailure(undefined);
    try {
      setMe(await api.me());
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'unauthenticated')) setFailure(error);
    }
  };
  whenSignedOut(() => toLogin(true));
  onCleanup(() => whenSignedOut(() => {}));
  onMount(load);

  const signOut = async () => {
    try {
      await api.signOut();
    } catch (error) {
      if (!(error instanceof ProblemError)) {
        setFailure(error);
        return;
      }
    }
    setMe(undefined);
    navigate('/login', { replace: true });
    void dropSavedCopies();
  };

  return (
    <Show
      when={!failure()}
      fallback={<ErrorState what={text.frame.unreachable} error={failure()} retry={() => void load()} />}
    >
      <Show
        when={me()}
        fallback={
          <Late ms={400}>
            <Waiting />
          </Late>
        }
      >
        {(signedIn) => (
          <MeContext.Provider value={signedIn}>
            <LiveScope
              reviewerId={signedIn().reviewer.id}
              stopped={(code) => (code === 'protocol_version' ? reloadOnce(signedIn().version) : toLogin(true))}
            >
              <ColleaguesScope>
                <Inside signOut={() => void signOut()} renamed={() => void api.me().then(setMe, () => {})}>
                  {props.children}
                </Inside>
              </ColleaguesScope>
            </LiveScope>
          </MeContext.Provider>
        )}
      </Show>
    </Show>
  );
}

function LiveScope(props: ParentProps<Parameters<typeof createLive>[0]>) {
  const live = createLive({ reviewerId: props.reviewerId, stopped: (code) => props.stopped(code) });
  return <LiveContext.Provider value={live}>{props.children}</LiveContext.Provider>;
}

function ColleaguesScope(props: ParentProps) {
  return <ColleaguesContext.Provider value={createColleagues()}>{props.children}</ColleaguesContext.Provider>;
}

function Waiting() {
  return (
    <div role="status" aria-label={text.ui.loading} class="fade-in grid min-h-dvh place-items-center">
      <span class="animate-[breathe_1.6s_ease-in-out_infinite]">
        <Logo size={40} />
      </span>
    </div>
  );
}
