import { For, Show } from 'solid-js';
import { nameOfIso2 } from '../../session/conditions/countries.ts';
import { words as conditionWords } from '../../session/conditions/words.ts';
import { missing } from '../../session/data/missing.ts';
import { groups } from '../../session/data/provenance.ts';
import { finishedAnswer, stepFinished } from '../../session/data/step-finished.ts';
import { words as page } from '../../session-model/words.ts';
import type { Source } from '../source.ts';
import { At, UntrustedText } from '../untrusted-text.tsx';
import { Answer } from './answer.tsx';
import { Fields, Row, Section } from './section.tsx';
import { Sources } from './sources.tsx';

const w = page.activities;

export function Activities(props: { of: Source }) {
  const { view } = props.of;
  const newest = view.attemptHistory[0];
  const device = newest?.device ?? null;
  const isLive = view.state === 'in_progress';
  const unknown = () => <span class="quiet">{missing(view.state)}</span>;
  const wording = (text: string | null | undefined) => (text ? <UntrustedText text={text} /> : unknown());
  const never = (at: string | null, [yet, ever]: [string, string]) =>
    at ? <At at={at} /> : <span class="quiet">{isLive ? yet : ever}</span>;
  return (
    <Section title={page.sections.activities} keep>
      <div class="halves">
        <Fields>
          <Row label={w.userAgent}>{wording(device?.name)}</Row>
          <Row label={w.deviceType}>{wording(device && w.kinds[device.kind])}</Row>
          <Row label={w.browser}>{wording(device?.browser)}</Row>
          <Row label={w.os}>{wording(device?.os)}</Row>
          <Row label={w.clientIp}>
            <Show when={newest?.clientIp} fallback={unknown()}>
              {(ip) => (
                <>
                  <UntrustedText text={ip()} />,{' '}
                  <span class="quiet">
                    {newest?.ipCountry ? nameOfIso2(newest.ipCountry) : conditionWords.ip.unknown}
                  </span>
                </>
              )}
            </Show>
          </Row>
          <Row label={w.attempts}>{w.ofMax({ n: view.attempts, max: view.maxAttempts })}</Row>
        </Fields>
        <Fields>
          <Row label={w.started}>{never(view.startedAt, [w.notStarted, w.neverStarted])}</Row>
          <Row label={w.finished}>{never(view.finishedAt, [w.notFinished, w.neverFinished])}</Row>
          <Row label={w.livenessFinished}>
            <Answer
              value={finishedAnswer(stepFinished(view.attemptHistory, ['liveness']), isLive)}
              unknown={w.notFinished}
            />
          </Row>
          <Row label={w.documentFinished}>
            <Answer
              value={finishedAnswer(stepFinished(view.attemptHistory, ['document_front', 'document_back']), isLive)}
              unknown={w.notFinished}
            />
          </Row>
          <Show when={isLive}>
            <Row label={w.expires}>
              <At at={view.expiresAt} />
            </Row>
          </Show>
        </Fields>
      </div>
      <Fields class="wide">
        <Row label={page.page.sessionId}>
          <span class="id">{view.id}</span>
        </Row>
        <Row label={w.rawAgent}>{wording(newest?.userAgent)}</Row>
      </Fields>
      <Sources of={newest?.sources} group={groups.activities} />
    </Section>
  );
}

export function Extra(props: { of: Source }) {
  const { view } = props.of;
  return (
    <Section title={page.sections.extra}>
      <Show when={view.extra.length > 0} fallback={<p class="quiet">{page.extra.none}.</p>}>
        <Fields class="wide">
          <For each={view.extra}>
            {(field) => (
              <tr>
                <th scope="row">
                  <UntrustedText text={field.label} nationality={view.nationality} />
                </th>
                <td>
                  <Show when={field.value} fallback={<span class="quiet">{missing(view.state)}</span>}>
                    {(value) => <UntrustedText text={value()} nationality={view.nationality} />}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </Fields>
      </Show>
    </Section>
  );
}
