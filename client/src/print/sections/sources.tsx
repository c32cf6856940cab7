import { For, Show } from 'solid-js';
import { subjectFields } from '../../../../shared/document/document.ts';
import type { SourcedValue, Sources as SourcesOf } from '../../../../shared/session/source.ts';
import { provenanceOf } from '../../session/data/provenance.ts';
import { writeValue } from '../../session-model/subject/write-value.ts';
import { words as page } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { countryName } from '../../ui/text/country-name.ts';
import type { Source } from '../source.ts';
import { At, UntrustedText } from '../untrusted-text.tsx';
import { Fields, Row } from './section.tsx';

const w = page.provenance;

/** Below a group of values: their sources, engines and times. None for a record from before sources were stored. */
export function Sources(props: { of: SourcesOf | undefined; group: Partial<Record<SourcedValue, string>> }) {
  return (
    <For each={provenanceOf(props.of, props.group)}>
      {(line) => (
        <p class="note">
          {line.values.length > 0 ? w.of({ values: line.values.join(text.ui.comma) }) : w.all}{' '}
          <UntrustedText text={line.who} />, <At at={line.at} />
        </p>
      )}
    </For>
  );
}

/** What the capture page read about the person: not verified. */
export function Claimed(props: { of: Source }) {
  const { view } = props.of;
  const claim = view.claim;
  if (!claim || !(claim.subject || (claim.issuingState && !view.issuingState))) return null;
  return (
    <>
      <Fields caption={w.claimed}>
        <For each={subjectFields.filter((field) => claim.subject?.[field])}>
          {(field) => (
            <Row label={page.summary.fields[field]}>
              <span class="quiet">
                <UntrustedText text={writeValue(field, claim.subject![field]!)} />
              </span>
            </Row>
          )}
        </For>
        <Show when={claim.issuingState}>
          {(state) => (
            <Row label={w.issuingState}>
              <span class="quiet">{countryName(state())}</span>
            </Row>
          )}
        </Show>
      </Fields>
      <p class="note">
        <At at={claim.source.at} />
      </p>
    </>
  );
}
