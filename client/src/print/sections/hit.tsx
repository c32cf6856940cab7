import { For, type JSX, Show } from 'solid-js';
import type { HitView, Reason } from '../../../../shared/screening/screening.ts';
import { formatCertainty } from '../../session/pep/certainty.ts';
import { nameOf, otherNamesOf, sourceOf } from '../../session/pep/listed.ts';
import {
  birth,
  compared,
  countryOf,
  isDescribed,
  isFrequent,
  type Kind,
  sexOf,
  wordsThatDiffer,
} from '../../session/pep/reason-told.ts';
import { words as pep } from '../../session/pep/words.ts';
import { text } from '../../text/text.ts';
import { visible } from '../../text/visible.ts';
import { formatDay } from '../../ui/text/format.ts';
import type { IconName } from '../icon.tsx';
import type { Source } from '../source.ts';
import { At, Paragraph, UntrustedText } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { Mark } from './answer.tsx';
import { Fields, Heads, Row } from './section.tsx';

const w = words.pep;
const t = pep.table;

/** A listed person who may be the subject: who that is, what speaks for and against it, and what was said of it. */
export function Hit(props: { of: Source; hit: HitView; title: string; isWeak: boolean }) {
  const { hit } = props;
  const { person, list } = hit;
  const others = otherNamesOf(hit);
  return (
    <div class="card">
      <h3>
        <span>
          {props.title}: <UntrustedText text={nameOf(hit)} />
        </span>
        <span class="aside">{pep.scoreOf({ score: formatCertainty(hit.score) })}</span>
      </h3>
      <Fields class="wide">
        <Row label={pep.list}>
          <bdi>{list.title}</bdi>, <bdi>{list.authority}</bdi>
          {list.date && `, ${pep.listDate({ date: formatDay(list.date) })}`}
        </Row>
        <Row label={w.entry}>
          <UntrustedText text={person.sourceId} />
          <Show when={person.topics.length > 0}>
            : {person.topics.map((topic) => pep.topics[topic]).join(text.ui.comma)}
          </Show>
        </Row>
        <Several label={pep.programmes} values={person.programmes} between=", " />
        <Described label={pep.listedSince} value={person.listedSince && formatDay(person.listedSince)} />
        <Several label={pep.positions} values={person.positions} between="; " />
        <Show when={person.links?.length}>
          <Row label={pep.links}>
            <For each={person.links}>
              {({ name, relation }, i) => (
                <>
                  {i() > 0 && '; '}
                  <UntrustedText text={name} /> (<UntrustedText text={relation} />)
                </>
              )}
            </For>
          </Row>
        </Show>
        <Show when={others.length > 0}>
          <Row label={w.names}>
            <For each={others}>
              {(name, i) => (
                <>
                  {i() > 0 && '; '}
                  <UntrustedText text={name.text} /> <span class="quiet">({pep.kinds[name.kind]})</span>
                </>
              )}
            </For>
          </Row>
        </Show>
        <Described label={pep.remarks} value={person.remarks} />
        <Show when={sourceOf(hit)}>
          {(url) => (
            <Row label={pep.source}>
              <a href={url()}>{visible(url())}</a>
            </Row>
          )}
        </Show>
      </Fields>
      <Reasons reasons={hit.reasons} />
      <Show when={!props.isWeak}>
        <Reviewed of={props.of} hit={hit} />
      </Show>
    </div>
  );
}

function Described(props: { label: string; value: string | null }) {
  return (
    <Show when={props.value}>
      {(value) => (
        <Row label={props.label}>
          <UntrustedText text={value()} class="lines" />
        </Row>
      )}
    </Show>
  );
}

/** Each apart, so that one that runs from right to left leaves the order of the others. */
function Several(props: { label: string; values: readonly string[]; between: string }) {
  return (
    <Show when={props.values.length > 0}>
      <Row label={props.label}>
        <For each={props.values}>
          {(value, i) => (
            <>
              {i() > 0 && props.between}
              <UntrustedText text={value} />
            </>
          )}
        </For>
      </Row>
    </Show>
  );
}

const icons: Record<Kind, IconName> = { agrees: 'yes', near: 'near', differs: 'no', unknown: 'doubt' };

function Reasons(props: { reasons: readonly Reason[] }) {
  return (
    <table class="grid">
      <caption>{t.caption}</caption>
      <Heads>
        <th scope="col" class="w14">
          {t.what}
        </th>
        <th scope="col">{t.subject}</th>
        <th scope="col">{t.listed}</th>
        <th scope="col" class="w24">
          {t.how}
        </th>
      </Heads>
      <tbody>
        <For each={props.reasons.filter(isDescribed)}>
          {(reason) => {
            const { kind, how } = compared(reason);
            return (
              <tr>
                <th scope="row">{pep.on[reason.on]}</th>
                <td>{subjectOf(reason)}</td>
                <td>{listedOf(reason)}</td>
                <td>
                  <Mark is={icons[kind]} class={kind === 'unknown' ? 'quiet' : ''} what={how} />
                  <Show when={isFrequent(reason)}>
                    <span class="note">{pep.frequent}</span>
                  </Show>
                </td>
              </tr>
            );
          }}
        </For>
      </tbody>
    </table>
  );
}

const nothing = () => <span class="quiet">{t.nothing}</span>;
const each = (values: readonly string[]): JSX.Element =>
  values.length > 0 ? <UntrustedText text={values.join(text.ui.comma)} /> : nothing();

function subjectOf(reason: Reason): JSX.Element {
  if (reason.on === 'name') return <Name reason={reason} side="subject" />;
  if (reason.subject === null) return nothing();
  if (reason.on === 'birth_date') return birth(reason.subject);
  if (reason.on === 'country') return countryOf(reason.subject);
  return reason.on === 'sex' ? sexOf(reason.subject) : <UntrustedText text={reason.subject} />;
}

function listedOf(reason: Reason): JSX.Element {
  if (reason.on === 'name') {
    return (
      <>
        <Name reason={reason} side="listed" /> <span class="quiet">({pep.kinds[reason.kind]})</span>
      </>
    );
  }
  if (reason.on === 'number') return <UntrustedText text={reason.listed} />;
  if (reason.on === 'birth_date') return each(reason.listed.map(birth));
  if (reason.on === 'country') return each(reason.listed.map(countryOf));
  return each(reason.on === 'sex' ? reason.listed.map(sexOf) : reason.listed);
}

function Name(props: { reason: Extract<Reason, { on: 'name' }>; side: 'subject' | 'listed' }) {
  const differing = wordsThatDiffer(props.reason.words, props.side);
  return (
    <>
      <UntrustedText text={props.reason[props.side]} />
      <Show when={differing.length > 0}>
        <span class="note">
          <For each={differing}>
            {({ word, how }, i) => (
              <>
                {i() > 0 && '; '}
                <UntrustedText text={word} />: {how}
              </>
            )}
          </For>
        </span>
      </Show>
    </>
  );
}

function Reviewed(props: { of: Source; hit: HitView }) {
  const { nameOf: who } = props.of;
  return (
    <div class="reviewed">
      <Show
        when={props.hit.hitReview}
        fallback={<Mark is="doubt" class="doubt" what={props.hit.wasCleared ? pep.review.wasCleared : w.notReviewed} />}
      >
        {(hitReview) => (
          <>
            <Mark
              is={hitReview().verdict === 'same' ? 'yes' : 'no'}
              class={hitReview().verdict === 'same' ? 'bad' : 'good'}
              what={hitReview().verdict === 'same' ? pep.review.wasSame : pep.review.wasDifferent}
            />{' '}
            <bdi>{pep.review.by({ name: who(hitReview().reviewerId) })}</bdi>, <At at={hitReview().at} />
            <Paragraph text={hitReview().reason} />
            <Show when={hitReview().fromSessionId}>
              {(id) => (
                <p class="note">
                  {pep.review.elsewhere} <span class="id">{id()}</span>
                </p>
              )}
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
