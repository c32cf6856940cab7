import { Monitor, Puzzle, Smartphone } from 'lucide-solid';
import { For, type JSX, Show } from 'solid-js';
import type { Device } from '../../../../shared/session/attempt.ts';
import type { SessionState, SessionView } from '../../../../shared/session/session.ts';
import type { FieldPath } from '../../session-model/subjects.ts';
import { words } from '../../session-model/words.ts';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { rovingTools } from '../../ui/behaviour/roving-tools.ts';
import { Card } from '../../ui/card.tsx';
import { formatAgo, now } from '../../ui/text/format.ts';
import { Time } from '../../ui/text/time.tsx';
import { YesNo } from '../../ui/yes-no.tsx';
import { IpCountry } from '../conditions/ip-country.tsx';
import { groups } from './provenance.ts';
import { SourceLines, sourceTip } from './source-lines.tsx';
import { finishedAnswer, stepFinished } from './step-finished.ts';
import { Changed, DataField, Row } from './value.tsx';

const w = words.activities;

export function Activities(props: { view: SessionView }) {
  const newest = () => props.view.attemptHistory[0];
  const device = () => newest()?.device ?? null;
  const state = () => props.view.state;
  const live = () => state() === 'in_progress';
  return (
    <Card
      id="activities"
      title={words.sections.activities}
      actions={<SectionThreads id="activities" />}
      class="@container"
    >
      <dl ref={rovingTools} class="grid gap-x-8 @min-[720px]:grid-cols-2">
        <Row about="activities.device" label={w.userAgent} value={device()?.name} state={state()}>
          <span class="inline-flex items-baseline gap-1.5" data-tip={newest()?.userAgent ?? undefined}>
            <Show
              when={device()?.kind === 'pc'}
              fallback={<Smartphone size={14} stroke-width={1.5} class="self-center" aria-hidden="true" />}
            >
              <Monitor size={14} stroke-width={1.5} class="self-center" aria-hidden="true" />
            </Show>
            {device()?.name}
          </span>
        </Row>
        <Row about="activities.deviceType" label={w.deviceType} value={kindOf(device())} state={state()} />
        <Row about="activities.browser" label={w.browser} value={device()?.browser} state={state()} />
        <Row about="activities.os" label={w.os} value={device()?.os} state={state()} />
        <Row about="activities.sessionId" label={words.page.sessionId} value={props.view.id} state={state()} copy />
        <Row
          about="activities.clientIp"
          label={w.clientIp}
          value={newest()?.clientIp}
          state={state()}
          copy
          tip={sourceTip(newest()?.sources ?? {}, 'clientIp')}
        >
          <bdi>{newest()?.clientIp}</bdi> <IpCountry iso2={newest()?.ipCountry ?? null} />
        </Row>
        <When
          about="activities.startedAt"
          label={w.started}
          at={props.view.startedAt}
          state={state()}
          not={[w.notStarted, w.neverStarted]}
        />
        <When
          about="activities.finishedAt"
          label={w.finished}
          at={props.view.finishedAt}
          state={state()}
          not={[w.notFinished, w.neverFinished]}
        />
        <Finished
          about="activities.livenessFinished"
          label={w.livenessFinished}
          value={stepFinished(props.view.attemptHistory, ['liveness'])}
          live={live()}
        />
        <Finished
          about="activities.documentFinished"
          label={w.documentFinished}
          value={stepFinished(props.view.attemptHistory, ['document_front', 'document_back'])}
          live={live()}
        />
        <DataField about="activities.attempts" label={w.attempts}>
          <Changed of={props.view.attempts}>{w.ofMax({ n: props.view.attempts, max: props.view.maxAttempts })}</Changed>
        </DataField>
        <Show when={live()}>
          <DataField about="activities.expiresAt" label={w.expires}>
            <Time at={props.view.expiresAt} />
          </DataField>
        </Show>
        <DataField
          about="activities.userAgent"
          label={w.rawAgent}
          class="@min-[720px]:col-span-2 @min-[720px]:grid-cols-[15%_1fr]"
          copy={newest()?.userAgent}
        >
          <span class={newest()?.userAgent ? 'text-small wrap-anywhere' : 'text-muted'}>
            {newest()?.userAgent ?? (live() ? words.page.notYet : words.page.notReported)}
          </span>
        </DataField>
      </dl>
      <SourceLines sources={newest()?.sources ?? {}} group={groups.activities} />
    </Card>
  );
}

function When(props: {
  about: FieldPath;
  label: string;
  at: string | null;
  state: SessionState;
  not: [yet: string, ever: string];
}) {
  return (
    <DataField about={props.about} label={props.label}>
      <Changed of={props.at}>
        <Show
          when={props.at}
          fallback={<span class="text-muted">{props.not[props.state === 'in_progress' ? 0 : 1]}</span>}
        >
          {(at) => (
            <>
              <Time at={at()} />
              {/* A separate element, so that it can wrap to the next line. */}
              <Show when={formatAgo(at(), now())}>
                {(ago) => <span class="whitespace-nowrap text-muted"> · {ago()}</span>}
              </Show>
            </>
          )}
        </Show>
      </Changed>
    </DataField>
  );
}

function Finished(props: { about: FieldPath; label: string; value: boolean | null; live: boolean }) {
  const value = () => finishedAnswer(props.value, props.live);
  return (
    <DataField about={props.about} label={props.label}>
      <Changed of={value()}>
        <YesNo value={value()} unknown={w.notFinished} />
      </Changed>
    </DataField>
  );
}

export function Extra(props: { view: SessionView }) {
  return (
    <Card id="extra" title={words.sections.extra} actions={<SectionThreads id="extra" />}>
      <Show
        when={props.view.extra.length > 0}
        fallback={<Plain icon={<Puzzle {...mark} />} title={words.extra.none} detail={words.extra.detail} />}
      >
        <dl ref={rovingTools}>
          <For each={props.view.extra}>
            {(field) => (
              <Row about={`extra.${field.key}`} label={field.label} value={field.value} state={props.view.state} copy />
            )}
          </For>
        </dl>
      </Show>
    </Card>
  );
}

const kindOf = (device: Device | null) => (device ? w.kinds[device.kind] : null);

const mark = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;

/** Missing values in one line, with the reason. */
function Plain(props: { icon: JSX.Element; title: string; detail: string }) {
  return (
    <div class="flex gap-2.5">
      <span class="mt-0.5 shrink-0 text-muted">{props.icon}</span>
      <div>
        <p class="font-medium">{props.title}</p>
        <p class="text-muted">{props.detail}</p>
      </div>
    </div>
  );
}
