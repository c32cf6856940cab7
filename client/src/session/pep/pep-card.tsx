import { CircleDashed, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-solid';
import { For, Match, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { ScreeningView } from '../../../../shared/screening.ts';
import type { SessionView } from '../../../../shared/session.ts';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { Card } from '../../ui/card.tsx';
import { Time } from '../../ui/time.tsx';
import { Fold } from '../conditions/fold.tsx';
import { words as page } from '../words.ts';
import { HitCard } from './hit-card.tsx';
import { HitJudged } from './hit-judged.tsx';
import { Provenance } from './provenance.tsx';
import { words } from './words.ts';

type Result = NonNullable<ScreeningView['result']>;

/** Whom the lists name who may be this person: asked when, against what, and what reviewers made of it. */
export function PepCard(props: { view: SessionView; seq: () => number }) {
  const screened = () => props.view.screened;
  // What is captured is not judged: its data may still change. What is decided is: alerts are about that.
  const canJudge = () => props.view.state !== 'in_progress' && props.view.state !== 'expired';
  return (
    <Card id="pep" title={page.sections.pep} actions={<SectionThreads id="pep" />} class="@container">
      <Show when={screened()} fallback={<Line {...words.before} icon={CircleDashed} tone="text-muted" />}>
        {(screening) => (
          <div class="flex flex-col gap-3">
            <Show when={screening().pending || !screening().result}>
              <Pending screening={screening()} />
            </Show>
            <Show when={screening().result}>
              {(result) => (
                <>
                  <Verdict result={result()} />
                  <Provenance result={result()} />
                  <For each={result().hits.map(({ id }) => id)}>
                    {(id) => (
                      <Show when={result().hits.find((one) => one.id === id)}>
                        {(hit) => (
                          <article class="rounded-lg border border-line p-3">
                            <HitCard hit={hit()}>
                              <HitJudged hit={hit()} sessionId={props.view.id} seq={props.seq} canJudge={canJudge()} />
                            </HitCard>
                          </article>
                        )}
                      </Show>
                    )}
                  </For>
                  <Weak weak={result().weak} />
                </>
              )}
            </Show>
          </div>
        )}
      </Show>
    </Card>
  );
}

function Pending(props: { screening: ScreeningView }) {
  const pending = () => props.screening.pending;
  const detail = () => {
    const waiting = pending();
    if (!waiting) return words.pending.none;
    if (waiting.failures > 0) return words.pending.failures(waiting.failures);
    return props.screening.result ? words.pending.detail : words.pending.first;
  };
  return (
    <div role="status">
      <Line
        icon={CircleDashed}
        tone="text-awaiting"
        title={props.screening.result ? words.pending.again : words.pending.title}
        detail={detail()}
      />
      <Show when={pending()}>
        {(waiting) => (
          <p class="ms-6.5 text-small text-muted">
            {words.pending.since} <Time at={waiting().since} />
          </p>
        )}
      </Show>
    </div>
  );
}

function Verdict(props: { result: Result }) {
  const hits = () => props.result.hits;
  const open = () => hits().filter(({ judgement }) => judgement === null).length;
  const isSame = () => hits().some(({ judgement }) => judgement?.verdict === 'same');
  return (
    <Switch>
      <Match when={hits().length === 0}>
        <Line
          icon={ShieldCheck}
          tone="text-verified"
          title={words.clear}
          detail={words.clearDetail(props.result.lists.length)}
        />
      </Match>
      <Match when={isSame()}>
        <Line icon={ShieldX} tone="text-rejected" title={words.same} detail={words.hits(hits().length)} />
      </Match>
      <Match when={open() > 0}>
        <Line icon={ShieldAlert} tone="text-awaiting" title={words.hits(hits().length)} detail={words.open(open())} />
      </Match>
      <Match when={true}>
        <Line icon={ShieldCheck} tone="text-verified" title={words.allCleared} detail={words.hits(hits().length)} />
      </Match>
    </Switch>
  );
}

function Line(props: { icon: typeof ShieldCheck; tone: string; title: string; detail: string }) {
  return (
    <div class="flex gap-2.5">
      <span class={`mt-0.5 shrink-0 ${props.tone}`}>
        <Dynamic component={props.icon} size={16} stroke-width={1.75} aria-hidden="true" />
      </span>
      <div>
        <p class="font-medium">{props.title}</p>
        <p class="text-muted">{props.detail}</p>
      </div>
    </div>
  );
}

function Weak(props: { weak: Result['weak'] }) {
  return (
    <Show when={props.weak.length > 0}>
      <Fold label={words.weak.fold(props.weak.length)}>
        <p class="pb-1 text-muted">{words.weak.detail}</p>
        <ul aria-label={words.weak.list} class="flex flex-col gap-2">
          <For each={props.weak}>
            {(hit) => (
              <li class="rounded-lg border border-line p-3">
                <HitCard hit={hit} />
              </li>
            )}
          </For>
        </ul>
      </Fold>
    </Show>
  );
}
