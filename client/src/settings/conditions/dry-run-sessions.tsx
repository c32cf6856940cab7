import { ExternalLink } from 'lucide-solid';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import type { DryRunGroup, DryRunSession, DryRunSessionsAnswer } from '../../../../shared/api/settings.ts';
import { api } from '../../api.ts';
import { fullName } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Late, Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/text/time.tsx';
import { words } from '../words.ts';

const w = words.dry.sessions;

/** The sessions behind one number of a dry run. They open beside the form, which may hold changes. */
export function DryRunSessions(props: { asked: Conditions; group: DryRunGroup }) {
  const [all, setAll] = createSignal<readonly DryRunSession[]>([]);
  const [next, setNext] = createSignal<DryRunSessionsAnswer['next']>(null);
  const [state, setState] = createSignal<'loading' | 'idle' | { failed: unknown }>('loading');
  const failure = () => {
    const now = state();
    return typeof now === 'object' ? now.failed : undefined;
  };
  const cut = new AbortController();
  onCleanup(() => cut.abort());
  const load = async () => {
    setState('loading');
    const after = next();
    try {
      const page = await api.dryRunSessions(
        { conditions: props.asked, group: props.group, ...(after && { after }) },
        cut.signal,
      );
      setAll((before) => [...before, ...page.sessions]);
      setNext(page.next);
      setState('idle');
    } catch (failed) {
      if (!cut.signal.aborted) setState({ failed });
    }
  };
  void load();
  return (
    <div class="flex flex-col items-start gap-1 ps-4 pb-2" aria-busy={state() === 'loading'}>
      <ul class="w-full">
        <For each={all()}>
          {(session) => (
            <li class="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1 first:border-t-0">
              <a
                href={`/sessions/${session.id}`}
                target="_blank"
                rel="noopener"
                class="inline-flex min-w-0 items-center gap-1 rounded font-medium text-accent hover:underline"
              >
                <bdi class="wrap-anywhere">{fullName(session) || session.reference || text.sessions.noName}</bdi>
                <ExternalLink size={12} stroke-width={1.75} aria-label={w.newTab} class="shrink-0" />
              </a>
              <span class="num text-small text-muted">
                <Time at={session.at} short />
              </span>
              <Show when={session.unmet.length > 0}>
                <span class="basis-full text-small text-muted">
                  {session.unmet
                    .map(
                      ({ condition, outcome }) =>
                        text.decisions[outcome === 'not_met' ? 'reasons' : 'unknown'][condition],
                    )
                    .join(text.ui.comma)}
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={state() === 'loading'}>
        <Late>
          <Skeleton class="h-8 w-full" />
        </Late>
      </Show>
      <Show when={failure()}>{(error) => <Failed what={w.failed} error={error()} />}</Show>
      <Show when={state() === 'idle' && all().length === 0}>
        <p class="text-muted">{w.gone}</p>
      </Show>
      <Show when={state() !== 'loading' && (next() || failure())}>
        <Button size="small" onClick={() => void load()}>
          {failure() ? text.ui.tryAgain : w.more}
        </Button>
      </Show>
    </div>
  );
}
