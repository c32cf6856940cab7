import { Show } from 'solid-js';
import { text } from '../../text/text.ts';
import { logoUrl } from '../fonts/fetch-early.ts';
import { Icon } from '../icon.tsx';
import { Qr } from '../qr.tsx';
import type { Source } from '../source.ts';
import { At, UntrustedText } from '../untrusted-text.tsx';
import { words } from '../words.ts';
import { StateMark } from './answer.tsx';
import { fourEyesOf } from './four-eyes.ts';
import { Fields, Row } from './section.tsx';

/** Company, number, subject, and how to check the report. */
export function Masthead(props: { of: Source }) {
  const { input, view } = props.of;
  const { issue, branding } = input;
  return (
    <header>
      <div class="brand">
        <Show when={branding.hasLogo}>
          <img src={logoUrl} alt={words.logo({ company: issue.company.name })} />
        </Show>
        <span class="company">
          <bdi>{issue.company.name}</bdi>
        </span>
      </div>
      <div class="title">
        <div>
          <h1>{words.title}</h1>
          <Fields class="facts">
            <Row label={words.number}>
              <b>{issue.number}</b>
            </Row>
            <Row label={words.made}>
              <At at={issue.madeAt} /> {words.by}{' '}
              <bdi>{issue.madeBy.kind === 'key' ? words.byKey({ name: issue.madeBy.name }) : issue.madeBy.name}</bdi>
            </Row>
            <Row label={words.sessionId}>{view.id}</Row>
            <Show when={view.reference}>
              {(reference) => (
                <Row label={words.reference}>
                  <UntrustedText text={reference()} />
                </Row>
              )}
            </Show>
            <Row label={words.state}>
              <StateMark state={view.state} />
              <DecidedBy of={props.of} />
            </Row>
            <Show when={tagsOf(props.of)}>
              {(tags) => (
                <Row label={words.tags}>
                  <UntrustedText text={tags()} />
                </Row>
              )}
            </Show>
            <Row label={words.check.title}>
              <span class="url">{issue.checkUrl}</span>
              <span class="note">{words.check.how}</span>
            </Row>
          </Fields>
          <p class="note">{words.allUtc}</p>
          {/* Filled once the characters that the fonts lack are known. */}
          <p class="note undrawn-remark" />
        </div>
        <Qr text={issue.checkUrl} label={words.check.qr({ url: issue.checkUrl })} />
      </div>
      <Show when={!issue.final}>
        <div class="not-final" role="note">
          <Icon is="warn" />
          <p>
            <b>{words.notFinal.title}.</b> {words.notFinal.detail}
          </p>
        </div>
      </Show>
    </header>
  );
}

/** Reason for a rejection: the tags of the decision in effect. */
function tagsOf({ view, tagLabel }: Source): string | undefined {
  const status = view.state === 'rejected' ? view.decisions.findLast(({ kind }) => kind === 'decided') : undefined;
  return status && (status.tags.map(tagLabel).join(text.ui.comma) || undefined);
}

function DecidedBy(props: { of: Source }) {
  const { view, nameOf } = props.of;
  const eyes = fourEyesOf(view.decisions);
  return (
    <Show when={view.decided}>
      {(decided) => (
        <>
          {' '}
          <bdi>
            {decided().reviewerId === null
              ? words.automatically
              : words.decidedBy({ who: nameOf(decided().reviewerId) })}
          </bdi>
          , <At at={decided().at} />
          <Show when={eyes}>
            {(two) => (
              <span class="note">
                {words.twoPairs({ first: nameOf(two().first.reviewerId), second: nameOf(two().second.reviewerId) })}
              </span>
            )}
          </Show>
        </>
      )}
    </Show>
  );
}
