import { For, Show } from 'solid-js';
import { subjectFields } from '../../../../shared/document/document.ts';
import { isPartialDay } from '../../../../shared/document/partial-day.ts';
import { agesOn, dayOf, expiryOf } from '../../session/data/dates.ts';
import { missing } from '../../session/data/missing.ts';
import { groups } from '../../session/data/provenance.ts';
import { errorCount } from '../../session/mrz/segments.ts';
import { ageInWords } from '../../session-model/subject/age-words.ts';
import { words as subjectWords } from '../../session-model/subject/words.ts';
import { writeValue } from '../../session-model/subject/write-value.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { countryName } from '../../ui/text/country-name.ts';
import { formatNumber } from '../../ui/text/format.ts';
import { Icon } from '../icon.tsx';
import type { Source } from '../source.ts';
import { UntrustedText } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { Answer, FaceLevel } from './answer.tsx';
import { Conditions } from './conditions.tsx';
import { Corrections } from './corrections.tsx';
import { Fields, Row, Section } from './section.tsx';
import { Claimed, Sources } from './sources.tsx';

const w = page.summary;
type Field = (typeof subjectFields)[number];

export function Summary(props: { of: Source }) {
  const { sources } = props.of.view;
  return (
    <Section title={page.sections.summary}>
      <div class="halves">
        <div>
          <SubjectFields of={props.of} />
          <Sources of={sources} group={groups.subject} />
          <Claimed of={props.of} />
        </div>
        <div>
          <Verification of={props.of} />
          <Sources of={sources} group={groups.verification} />
        </div>
      </div>
      <Corrections of={props.of} />
      <Conditions of={props.of} />
    </Section>
  );
}

function SubjectFields(props: { of: Source }) {
  const { view } = props.of;
  // Few documents have a name in another script, and few clients report the date of issue: a row when there is something to say.
  const shown = subjectFields.filter(
    (field) =>
      (field !== 'nativeName' && field !== 'issueDate') ||
      view.subject?.[field] ||
      view.edits.some((edit) => edit.field === field),
  );
  return (
    <Fields caption={w.subject}>
      <For each={shown}>{(field) => <SubjectField of={props.of} field={field} />}</For>
      <Row label={w.fields.document}>
        {view.documentType ? (
          text.sessions.documents[view.documentType]
        ) : (
          <span class="quiet">{missing(view.state)}</span>
        )}
        {view.sources?.documentType?.kind === 'capture' && ` (${page.provenance.chosen})`}
        {view.issuingState && `, ${countryName(view.issuingState)}`}
      </Row>
    </Fields>
  );
}

function SubjectField(props: { of: Source; field: Field }) {
  const { view } = props.of;
  const { field } = props;
  const [value, read] = [view.subject?.[field], view.read?.[field]];
  const isCorrected = value !== read && view.edits.some((edit) => edit.field === field && !edit.superseded);
  return (
    <Row label={w.fields[field]}>
      <Show when={value} fallback={<span class="quiet">{isCorrected ? subjectWords.empty : missing(view.state)}</span>}>
        {(text) => (
          <span class="value">
            <UntrustedText text={writeValue(field, text())} nationality={view.nationality} />
            <More of={props.of} field={field} value={text()} />
          </span>
        )}
      </Show>
      <Show when={isCorrected}>
        <span class="note">
          {words.corrections.asRead}{' '}
          <Show when={read} fallback={subjectWords.nothingRead}>
            {(text) => (
              <s>
                <UntrustedText text={writeValue(field, text())} nationality={view.nationality} />
              </s>
            )}
          </Show>
        </span>
      </Show>
    </Row>
  );
}

/** Age, expiry, the state's code: what the page says beside the value. */
function More(props: { of: Source; field: Field; value: string }) {
  const { view, input } = props.of;
  const { field, value } = props;
  const verifiedOn = dayOf(view.startedAt ?? view.createdAt);
  if (field === 'nationality') {
    return (
      <Show when={countryName(value) !== value}>
        {' '}
        <span class="quiet">{value}</span>
      </Show>
    );
  }
  if (!field.endsWith('Date')) return null;
  if (!isPartialDay(value)) return <b class="bad"> {w.impossibleDate}</b>;
  if (field === 'issueDate') return null;
  if (field === 'birthDate') {
    const ages = agesOn(value, verifiedOn);
    return (
      <Show when={ages}>
        , <span class="quiet">{ageInWords(ages!)}</span>
      </Show>
    );
  }
  const expiry = expiryOf(value, verifiedOn, dayOf(input.issue.madeAt));
  if (expiry === 'good') return null;
  if (expiry === 'never') return <span class="quiet">, {w.unlimited}</span>;
  if (expiry === 'since') return <span class="quiet">, {w.expiredSince}</span>;
  return (
    <span class="mark bad">
      {' '}
      <Icon is="warn" />
      {w.expired}
    </span>
  );
}

function Verification(props: { of: Source }) {
  const { view } = props.of;
  const v = view.verification;
  const unknown = missing(view.state);
  const isOver = view.state !== 'in_progress' && view.state !== 'awaiting_action';
  const errors = view.mrz ? errorCount(view.mrz) : 0;
  return (
    <Fields caption={w.verification}>
      <Row label={w.verified}>
        <Show when={isOver} fallback={<b>{text.ui.no}</b>}>
          <Answer value={view.state === 'verified'} unknown={unknown} />
        </Show>
        {`, ${lower(text.sessions.states[view.state])}`}
      </Row>
      <Row label={w.liveness}>
        <Answer value={v.livenessPassed} unknown={unknown} />
      </Row>
      <Row label={w.documentValid}>
        <Answer value={v.documentValid} unknown={unknown} />
        {v.documentValid === false && errors > 0 && `, ${page.mrz.errors({ n: errors })}`}
      </Row>
      <Row label={w.faceLevel}>
        <Show when={v.faceLevel !== null} fallback={<span class="quiet">{unknown}</span>}>
          <FaceLevel level={v.faceLevel!} explained />
        </Show>
      </Row>
      <Row label={w.confidence}>
        <Show when={v.matchConfidence !== null} fallback={<span class="quiet">{unknown}</span>}>
          {formatNumber(v.matchConfidence!)} {w.ofHundred}
        </Show>
      </Row>
      <Row label={w.spoof}>
        <Show when={v.idReal !== null || v.fullId !== null} fallback={<span class="quiet">{unknown}</span>}>
          <Answer
            value={v.idReal}
            yes={w.idReal}
            no={w.idSpoofed}
            unknown={w.realUnknown({ unknown: lower(unknown) })}
          />
          <br />
          <Answer
            value={v.fullId}
            yes={w.fullId}
            no={w.notFullId}
            unknown={w.fullUnknown({ unknown: lower(unknown) })}
          />
        </Show>
      </Row>
      <Row label={w.company}>
        <bdi>{view.companyName}</bdi>
      </Row>
    </Fields>
  );
}
