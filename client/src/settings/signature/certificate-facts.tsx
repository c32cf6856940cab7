import { TriangleAlert } from 'lucide-solid';
import { Show } from 'solid-js';
import type { CertificateView } from '../../../../shared/api/reports.ts';
import { CopyButton, Field } from '../../ui/field.tsx';
import { formatDay } from '../../ui/text/format.ts';
import { Hash } from '../../ui/text/hash.tsx';
import { words } from './words.ts';

const dayMs = 86_400_000;
/** Days before expiry from which a warning is shown. */
export const early = 60;

/** A warning about a certificate's dates, if any. */
export function warningOf(
  { notBefore, notAfter }: CertificateView,
  isOwn: boolean,
  now: number = Date.now(),
): { is: 'soon' | 'over'; wording: string } | undefined {
  const left = Date.parse(notAfter) - now;
  if (left <= 0) return { is: 'over', wording: words.expired };
  if (Date.parse(notBefore) > now) return { is: 'over', wording: words.notYet };
  const days = Math.ceil(left / dayMs);
  if (days > early) return undefined;
  return { is: 'soon', wording: isOwn ? words.soon({ days }) : words.soonInstallation({ days }) };
}

/** Subject, issuer, validity and fingerprint. */
export function CertificateFacts(props: { certificate: CertificateView; isOwn: boolean }) {
  const c = () => props.certificate;
  const warning = () => warningOf(c(), props.isOwn);
  return (
    <>
      <Show when={warning()}>
        {(one) => (
          <p
            role="status"
            class={`mb-2 flex gap-2 rounded-md p-3 ${one().is === 'over' ? 'bg-rejected/10 text-rejected' : 'bg-awaiting/10'}`}
          >
            <TriangleAlert
              size={16}
              stroke-width={1.75}
              class={`mt-0.5 shrink-0 ${one().is === 'over' ? '' : 'text-awaiting'}`}
              aria-hidden="true"
            />
            {one().wording}
          </p>
        )}
      </Show>
      <dl>
        <Field label={words.subject}>{c().subject}</Field>
        <Field label={words.issuer}>{c().issuer}</Field>
        <Field label={words.valid}>
          {words.validTo({ from: formatDay(c().notBefore.slice(0, 10)), to: formatDay(c().notAfter.slice(0, 10)) })}
        </Field>
        <Field label={words.fingerprint} aside={<CopyButton value={c().fingerprint} name={words.fingerprint} />}>
          <Hash value={c().fingerprint} />
        </Field>
      </dl>
    </>
  );
}
