import { TriangleAlert } from 'lucide-solid';
import { Match, Show, Switch } from 'solid-js';
import { isPartialDay } from '../../../../shared/document/partial-day.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { StateMark } from '../../session-model/state-mark.tsx';
import { ageInWords } from '../../session-model/subject/age-words.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { SectionThreads } from '../../threads/section-threads.tsx';
import { rovingTools } from '../../ui/behaviour/roving-tools.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Flag } from '../../ui/text/country.tsx';
import { countryName } from '../../ui/text/country-name.ts';
import { formatNumber, formatPartialDay, now } from '../../ui/text/format.ts';
import { YesNo } from '../../ui/yes-no.tsx';
import { askedOf } from '../conditions/asked.ts';
import { errorCount } from '../mrz/segments.ts';
import { createEditing, EditingContext, useEditing } from '../subject/editing.ts';
import { SubjectRow } from '../subject/subject-row.tsx';
import { Claimed } from './claimed.tsx';
import { agesOn, dayOf, expiryOf } from './dates.ts';
import { FaceLevel } from './face-level.tsx';
import { missing } from './missing.ts';
import { groups } from './provenance.ts';
import { SourceLines, sourceTip } from './source-lines.tsx';
import { Changed, DataField, Row } from './value.tsx';

const w = words.summary;

/** `seq`: log position of the view; without it nothing can be corrected. */
export function Summary(props: { view: SessionView; checkMrz: () => void; seq?: () => number }) {
  const editing = props.seq && createEditing(() => props.view, props.seq);
  return (
    <Card id="summary" title={words.sections.summary} actions={<SectionThreads id="summary" />} class="@container">
      <div ref={rovingTools} class="grid gap-x-8 gap-y-4 @min-[720px]:grid-cols-2">
        <EditingContext.Provider value={editing}>
          <SubjectFields view={props.view} />
        </EditingContext.Provider>
        <VerificationFields view={props.view} checkMrz={props.checkMrz} />
      </div>
    </Card>
  );
}

export function SubjectFields(props: { view: SessionView }) {
  const s = () => props.view.subject;
  const state = () => props.view.state;
  const editing = useEditing();
  // Few documents have it, or few clients report it: its row is shown if it has a value or is editable.
  const hasRow = (field: 'nativeName' | 'issueDate') =>
    Boolean(s()?.[field]) ||
    (editing && state() === 'awaiting_action') ||
    editing?.open() === field ||
    props.view.edits.some((edit) => edit.field === field);
  return (
    <div>
      <h3 class="caps mb-1">{w.subject}</h3>
      <dl>
        <SubjectRow view={props.view} field="firstName" copy />
        <SubjectRow view={props.view} field="lastName" copy />
        <Show when={hasRow('nativeName')}>
          <SubjectRow view={props.view} field="nativeName" copy />
        </Show>
        <SubjectRow view={props.view} field="documentNumber" copy />
        <SubjectRow view={props.view} field="personalNumber" copy />
        <SubjectRow view={props.view} field="sex" />
        <SubjectRow view={props.view} field="birthDate">
          <BirthDate date={s()?.birthDate ?? ''} verified={verifiedOn(props.view)} />
        </SubjectRow>
        <Show when={hasRow('issueDate')}>
          <SubjectRow view={props.view} field="issueDate">
            <PlainDate date={s()?.issueDate ?? ''} />
          </SubjectRow>
        </Show>
        <SubjectRow view={props.view} field="expirationDate">
          <ExpirationDate date={s()?.expirationDate ?? ''} verified={verifiedOn(props.view)} />
        </SubjectRow>
        <SubjectRow view={props.view} field="nationality">
          <Nation code={s()?.nationality ?? ''} />
        </SubjectRow>
        <Row
          about="documentType"
          label={w.fields.document}
          value={props.view.documentType}
          state={state()}
          tip={sourceTip(props.view.sources, 'documentType')}
        >
          {props.view.documentType && text.sessions.documents[props.view.documentType]}
          <Show when={props.view.sources.documentType?.kind === 'capture'}>
            <span class="text-muted"> ({words.provenance.chosen})</span>
          </Show>
          <Show when={props.view.issuingState}>
            {(issuer) => <span class="text-muted"> · {countryName(issuer())}</span>}
          </Show>
        </Row>
      </dl>
      <SourceLines sources={props.view.sources} group={groups.subject} />
      <Claimed view={props.view} />
    </div>
  );
}

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
    <Show when={isPartialDay(props.date)} fallback={<NoSuchDay date={props.date} />}>
      <span class="whitespace-nowrap">{formatPartialDay(props.date)}</span>
      <Show when={agesOn(props.date, props.verified)}>
        {(ages) => <span class="whitespace-nowrap text-muted"> · {ageInWords(ages())}</span>}
      </Show>
    </Show>
  );
}

function PlainDate(props: { date: string }) {
  return (
    <Show when={isPartialDay(props.date)} fallback={<NoSuchDay date={props.date} />}>
      <span class="whitespace-nowrap">{formatPartialDay(props.date)}</span>
    </Show>
  );
}

function ExpirationDate(props: { date: string; verified: string }) {
  const expiry = () => expiryOf(props.date, props.verified, dayOf(new Date(now()).toISOString()));
  return (
    <Show when={isPartialDay(props.date)} fallback={<NoSuchDay date={props.date} />}>
      <span class="whitespace-nowrap">{formatPartialDay(props.date)}</span>
      <Switch>
        <Match when={expiry() === 'never'}>
          <span class="text-muted"> · {w.unlimited}</span>
        </Match>
        <Match when={expiry() === 'expired'}>
          <span class="ms-1.5 inline-flex items-baseline gap-1 font-medium whitespace-nowrap text-rejected">
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

/** The face match level that the company requires, as in the conditions' result. */
export function askedLevel(view: SessionView): number | null {
  const atLeast = askedOf(view).results.find(({ condition }) => condition === 'face_level')?.saw.atLeast;
  return typeof atLeast === 'number' ? atLeast : null;
}

export function VerificationFields(props: { view: SessionView; checkMrz?: () => void }) {
  const v = () => props.view.verification;
  const unknown = () => missing(props.view.state);
  const errors = () => (props.view.mrz ? errorCount(props.view.mrz) : 0);
  const tip = (value: keyof SessionView['verification']) => sourceTip(props.view.sources, value);
  return (
    <div>
      <h3 class="caps mb-1">{w.verification}</h3>
      <dl>
        <DataField about="state" label={w.verified}>
          <Changed of={props.view.state} class="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Switch fallback={<span class="font-medium">{text.ui.no}</span>}>
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
          <Changed of={v().livenessPassed} tip={tip('livenessPassed')}>
            <YesNo value={v().livenessPassed} unknown={unknown()} />
          </Changed>
        </DataField>
        <DataField about="verification.documentValid" label={w.documentValid}>
          <Changed
            of={v().documentValid}
            tip={tip('documentValid')}
            class="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1"
          >
            <YesNo value={v().documentValid} unknown={unknown()} />
            <Show when={v().documentValid !== true && props.view.mrz && props.checkMrz}>
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
        <Row
          about="verification.faceLevel"
          label={w.faceLevel}
          value={v().faceLevel}
          state={props.view.state}
          tip={tip('faceLevel')}
        >
          <FaceLevel level={v().faceLevel ?? 0} asked={askedLevel(props.view)} />
        </Row>
        <Row
          about="verification.matchConfidence"
          label={w.confidence}
          value={v().matchConfidence}
          state={props.view.state}
          tip={tip('matchConfidence')}
        >
          {formatNumber(v().matchConfidence ?? 0)} <span class="text-muted">{w.ofHundred}</span>
        </Row>
        <DataField about="verification.spoof" label={w.spoof}>
          <Changed
            of={`${v().idReal} ${v().fullId}`}
            tip={tip('idReal') ?? tip('fullId')}
            class="flex flex-col gap-0.5"
          >
            <Show
              when={v().idReal !== null || v().fullId !== null}
              fallback={<span class="text-muted">{unknown()}</span>}
            >
              <YesNo
                value={v().idReal}
                yes={w.idReal}
                no={w.idSpoofed}
                unknown={w.realUnknown({ unknown: lower(unknown()) })}
              />
              <YesNo
                value={v().fullId}
                yes={w.fullId}
                no={w.notFullId}
                unknown={w.fullUnknown({ unknown: lower(unknown()) })}
              />
            </Show>
          </Changed>
        </DataField>
        <DataField about="companyName" label={w.company}>
          {props.view.companyName}
        </DataField>
      </dl>
      <SourceLines sources={props.view.sources} group={groups.verification} />
    </div>
  );
}
