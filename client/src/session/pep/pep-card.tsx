import { CircleDashed, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-solid';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { ScreeningView } from '../../../../shared/screening/screening.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { words as page } from '../../session-model/words.ts';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Time } from '../../ui/text/time.tsx';
import { HitCard } from './hit-card.tsx';
import { HitReviewed } from './hit-reviewed.tsx';
import { Provenance } from './provenance.tsx';
import { pendingDescribed, type ScreeningStatus, screeningStatus } from './screening-status.ts';
import { words } from './words.ts';

type Result = NonNullable<ScreeningView['result']>;

/** Whom the lists name who may be this person: asked when, against what, and what reviewers made of it. */
export function PepCard(props: { view: SessionView; seq: () => number }) {
  const screened = () => props.view.screened;
  const nativeName = () => props.view.subject?.nativeName ?? null;
  // What is captured is not reviewed: its data may still change. What is decided is: alerts are about that.
  const canReview = () => props.view.state !== 'in_progress' && props.view.state !== 'expired';
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
                            <HitCard hit={hit()} threshold={result().threshold} nativeName={nativeName()}>
                              <HitReviewed
                                hit={hit()}
                                sessionId={props.view.id}
                                seq={props.seq}
                                canReview={canReview()}
                              />
                            </HitCard>
                          </article>
                        )}
                      </Show>
                    )}
                  </For>
                  <Weak result={result()} nativeName={nativeName()} />
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
  return (
    <div role="status">
      <Line icon={CircleDashed} tone="text-awaiting" {...pendingDescribed(props.screening)} />
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

const looks = {
  clear: { icon: ShieldCheck, tone: 'text-verified' },
  open: { icon: ShieldAlert, tone: 'text-awaiting' },
  same: { icon: ShieldX, tone: 'text-rejected' },
} satisfies Record<ScreeningStatus['kind'], object>;

function Verdict(props: { result: Result }) {
  const status = () => screeningStatus(props.result);
  return <Line {...looks[status().kind]} title={status().title} detail={status().detail} />;
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

function Weak(props: { result: Result; nativeName: string | null }) {
  return (
    <Show when={props.result.weak.length > 0}>
      <Disclosure label={words.weak.fold({ n: props.result.weak.length })}>
        <p class="pb-1 text-muted">{words.weak.detail}</p>
        <ul aria-label={words.weak.list} class="flex flex-col gap-2">
          <For each={props.result.weak}>
            {(hit) => (
              <li class="rounded-lg border border-line p-3">
                <HitCard hit={hit} threshold={props.result.threshold} nativeName={props.nativeName} />
              </li>
            )}
          </For>
        </ul>
      </Disclosure>
    </Show>
  );
}
