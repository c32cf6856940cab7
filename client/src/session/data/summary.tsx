import { TriangleAlert } from 'lucide-solid';
import { Match, Show, Switch } from 'solid-js';
import type { Subject } from '../../../../shared/document.ts';
import type { SessionView } from '../../../../shared/session.ts';
import { StateMark } from '../../sessions/state-mark.tsx';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { countryName, Flag } from '../../ui/country.tsx';
import { formatDay, formatNumber, now } from '../../ui/format.ts';
import { YesNo } from '../../ui/yes-no.tsx';
import { errorCount } from '../mrz/segments.ts';
import { words } from '../words.ts';
import { ageOn, dayOf, expiryOf, isDay } from './dates.ts';
import { FaceLevel } from './face-level.tsx';
import { Changed, DataField, missing, Row } from './value.tsx';

const w = words.summary;

export function Summary(props: { view: SessionView; checkMrz: () => void }) {
  return (
    <Card id="summary" title={words.sections.summary} actions={<SectionThreads id="summary" />} class="@container">
      <div class="grid gap-x-8 gap-y-4 @xl:grid-cols-2">
        <SubjectFields view={props.view} />
        <VerificationFields view={props.view} checkMrz={props.checkMrz} />
      </div>
    </Card>
  );
}

export function SubjectFields(props: { view: SessionView }) {
  const s = () => props.view.subject;
  const state = () => props.view.state;
  return (
    <div>
      <h3 class="caps mb-1">{w.subject}</h3>
      <dl>
        <Row about="subject.firstName" label={w.fields.firstName} value={s()?.firstName} state={state()} copy />
        <Row about="subject.lastName" label={w.fields.lastName} value={s()?.lastName} state={state()} copy />
        <Show when={s()?.nativeName}>
          {(name) => <Row about="subject.nativeName" label={w.fields.nativeName} value={name()} state={state()} copy />}
        </Show>
        <Row
          about="subject.documentNumber"
          label={w.fields.documentNumber}
          value={s()?.documentNumber}
          state={state()}
          copy
        />
        <Row
          about="subject.personalNumber"
          label={w.fields.personalNumber}
          value={s()?.personalNumber}
          state={state()}
          copy
        />
        <Row about="subject.sex" label={w.fields.sex} value={sexOf(props.view.subject?.sex)} state={state()} />
        <Row about="subject.birthDate" label={w.fields.birthDate} value={s()?.birthDate} state={state()}>
          <BirthDate date={s()?.birthDate ?? ''} verified={verifiedOn(props.view)} />
        </Row>
        <Row about="subject.expirationDate" label={w.fields.expirationDate} value={s()?.expirationDate} state={state()}>
          <ExpirationDate date={s()?.expirationDate ?? ''} verified={verifiedOn(props.view)} />
        </Row>
        <Row about="subject.nationality" label={w.fields.nationality} value={s()?.nationality} state={state()}>
          <Nation code={s()?.nationality ?? ''} />
        </Row>
        <Row about="documentType" label={w.fields.document} value={props.view.documentType} state={state()}>
          {props.view.documentType && words.documents[props.view.documentType]}
          <Show when={props.view.issuingState}>
            {(issuer) => <span class="text-muted"> · {countryName(issuer())}</span>}
          </Show>
        </Row>
      </dl>
    </div>
  );
}

const sexOf = (sex: Subject['sex']) => (sex ? words.sexes[sex] : null);
const verifiedOn = (view: SessionView) => dayOf(view.startedAt ?? view.createdAt);

function Nation(props: { code: string }) {
  const name = () => countryName(props.code);
  return (
    <span class="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Flag state={props.code} class="self-center" />
      {name()}
      <Show when={name() !== props.code}>
        <span class="text-muted">{props.code}</span>
      </Show>
    </span>
  );
}

function BirthDate(props: { date: string; verified: string }) {
  return (
    <Show when={isDay(props.date)} fallback={<NoSuchDay date={props.date} />}>
      {formatDay(props.date)}
      <Show when={ageOn(props.date, props.verified) !== null}>
        <span class="text-muted"> · {w.age(ageOn(props.date, props.verified)!)}</span>
      </Show>
    </Show>
  );
}

function ExpirationDate(props: { date: string; verified: string }) {
  const expiry = () => expiryOf(props.date, props.verified, dayOf(new Date(now()).toISOString()));
  return (
    <Show when={isDay(props.date)} fallback={<NoSuchDay date={props.date} />}>
      {formatDay(props.date)}
      <Switch>
        <Match when={expiry() === 'expired'}>
          <span class="ms-1.5 inline-flex items-baseline gap-1 font-medium text-rejected">
            <TriangleAlert size={14} stroke-width={2} class="self-center" aria-hidden="true" />
            {w.expired}
          </span>
        </Match>
        <Match when={expiry() === 'since'}>
          <span class="text-muted"> · {w.expiredSince}</span>
        </Match>
      </Switch>
    </Show>
  );
}

function NoSuchDay(props: { date: string }) {
  return (
    <>
      {props.date} <span class="font-medium text-rejected">{w.impossibleDate}</span>
    </>
  );
}

export function VerificationFields(props: { view: SessionView; checkMrz?: () => void }) {
  const v = () => props.view.verification;
  const unknown = () => missing(props.view.state);
  const errors = () => (props.view.mrz ? errorCount(props.view.mrz) : 0);
  return (
    <div>
      <h3 class="caps mb-1">{w.verification}</h3>
      <dl>
        <DataField about="state" label={w.verified}>
          <Changed of={props.view.state} class="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Switch fallback={<span class="font-medium">{words.answer.no}</span>}>
              <Match when={props.view.state === 'verified'}>
                <YesNo value={true} />
              </Match>
              <Match when={props.view.state === 'rejected' || props.view.state === 'expired'}>
                <YesNo value={false} />
              </Match>
            </Switch>
            <span class="self-center">
              <StateMark state={props.view.state} badge />
            </span>
          </Changed>
        </DataField>
        <DataField about="verification.livenessPassed" label={w.liveness}>
          <Changed of={v().livenessPassed}>
            <YesNo value={v().livenessPassed} unknown={unknown()} />
          </Changed>
        </DataField>
        <DataField about="verification.documentValid" label={w.documentValid}>
          <Changed of={v().documentValid} class="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <YesNo value={v().documentValid} unknown={unknown()} />
            <Show when={v().documentValid === false && props.view.mrz && props.checkMrz}>
              {(check) => (
                <Button size="small" onClick={() => check()()}>
                  {w.checkMrz}
                  <Show when={errors() > 0}>
                    <span class="num text-rejected" aria-hidden="true">
                      {errors()}
                    </span>
                  </Show>
                </Button>
              )}
            </Show>
          </Changed>
        </DataField>
        <Row about="verification.faceLevel" label={w.faceLevel} value={v().faceLevel} state={props.view.state}>
          <FaceLevel level={v().faceLevel ?? 0} />
        </Row>
        <Row
          about="verification.matchConfidence"
          label={w.confidence}
          value={v().matchConfidence}
          state={props.view.state}
        >
          {formatNumber(v().matchConfidence ?? 0)} <span class="text-muted">{w.ofHundred}</span>
        </Row>
        <DataField about="verification.spoof" label={w.spoof}>
          <Changed of={`${v().idReal} ${v().fullId}`} class="flex flex-col gap-0.5">
            <Show
              when={v().idReal !== null || v().fullId !== null}
              fallback={<span class="text-muted">{unknown()}</span>}
            >
              <YesNo value={v().idReal} yes={w.idReal} no={w.idSpoofed} unknown={w.realUnknown(unknown())} />
              <YesNo value={v().fullId} yes={w.fullId} no={w.notFullId} unknown={w.fullUnknown(unknown())} />
            </Show>
          </Changed>
        </DataField>
        <DataField about="companyName" label={w.company}>
          {props.view.companyName}
        </DataField>
      </dl>
    </div>
  );
}
