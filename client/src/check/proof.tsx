import { type JSX, type ParentProps, Show } from 'solid-js';
import type { CheckAnswer, CheckedReport } from '../../../shared/api/reports.ts';
import { certificateUrl } from '../api.ts';
import { CopyButton } from '../ui/field.tsx';
import { formatNumber } from '../ui/text/format.ts';
import { Hash } from '../ui/text/hash.tsx';
import { Moment } from './moment.tsx';
import { words } from './words.ts';

const w = words.proof;

/** Values to compare character by character, and to keep. `file`: hash of the file that was sent, if any. */
export function Proof(props: { file?: string; signature?: CheckAnswer['signature']; report?: CheckedReport }) {
  return (
    <section class="border-line not-first:border-t not-first:pt-3">
      <h3 class="caps">{w.title}</h3>
      <dl class="mt-1 text-small">
        <Show when={props.file} fallback={<HashEntry label={w.issued} value={props.report?.sha256} />}>
          {(hash) => <HashEntry label={w.file} value={hash()} />}
        </Show>
        <HashEntry label={w.state} value={props.report?.state} />
        <Show when={props.report}>
          {(report) => (
            <>
              <Entry label={w.checkpoint}>
                <span class="num">{formatNumber(report().checkpoint.seq)}</span>
              </Entry>
              <HashEntry label={w.chain} value={report().checkpoint.hash} />
            </>
          )}
        </Show>
        <Show when={props.signature}>
          {(signature) => (
            <>
              <Entry label={w.signedBy}>
                <span dir="auto">{signature().by}</span>
              </Entry>
              <Show when={signature().at}>
                {(at) => (
                  <Entry label={w.signedAt}>
                    <Moment at={at()} />
                  </Entry>
                )}
              </Show>
              <Entry label={w.covers}>{signature().coversAll ? w.coversAll : w.coversPart}</Entry>
              <HashEntry label={w.fingerprint} value={signature().fingerprint} />
            </>
          )}
        </Show>
      </dl>
      <Show when={props.report}>
        <p class="mt-2 text-small text-muted">
          <a
            href={certificateUrl}
            download=""
            rel="external"
            class="rounded font-medium text-accent underline underline-offset-2"
          >
            {w.certificate}
          </a>
          {'. '}
          {w.certificateHint}
        </p>
      </Show>
    </section>
  );
}

function Entry(props: ParentProps<{ label: string; aside?: JSX.Element }>) {
  return (
    <div class="py-1">
      <dt class="flex min-h-6 items-center gap-1 text-muted">
        {props.label}
        {props.aside}
      </dt>
      <dd class="wrap-anywhere">{props.children}</dd>
    </div>
  );
}

function HashEntry(props: { label: string; value: string | undefined }) {
  return (
    <Show when={props.value}>
      {(value) => (
        <Entry label={props.label} aside={<CopyButton value={value()} name={props.label} />}>
          <Hash value={value()} />
        </Entry>
      )}
    </Show>
  );
}
