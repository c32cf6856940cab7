import { TriangleAlert, X } from 'lucide-solid';
import { createMemo, For, Show } from 'solid-js';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import { IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Flag } from '../../ui/text/country.tsx';
import { formatDay } from '../../ui/text/format.ts';
import { Check } from '../controls/controls.tsx';
import { byName, countryOf, stateOf } from '../controls/country-match.ts';
import { CountryPicker } from '../controls/country-picker.tsx';
import { words } from '../words.ts';

type Risks = Conditions['highRisk'];
const w = words.risk;

/** Countries whose hit stops a session at once, by address, by nationality or by both. */
export function HighRisk(props: { risks: Risks; tableDate: string; onChange: (risks: Risks) => void }) {
  let picker!: HTMLInputElement;
  // Keyed by code: a row whose checks change keeps its element and the focus.
  const codes = createMemo(() => props.risks.map(({ country }) => country).toSorted(byName));
  const set = (country: string, part: Partial<Risks[number]>) =>
    props.onChange(props.risks.map((risk) => (risk.country === country ? { ...risk, ...part } : risk)));
  const remove = (country: string) => {
    props.onChange(props.risks.filter((risk) => risk.country !== country));
    picker.focus();
  };
  return (
    <Card id="high-risk" title={w.title}>
      <p class="flex gap-2">
        <TriangleAlert size={16} stroke-width={1.5} class="mt-0.5 shrink-0 text-rejected" aria-hidden="true" />
        {w.help}
      </p>
      <p class="mt-1 mb-3 text-small text-muted">{w.table({ day: formatDay(props.tableDate) })}</p>
      <ul class="mb-3" aria-label={w.title}>
        <For each={codes()} fallback={<li class="text-muted">{w.none}</li>}>
          {(code) => {
            const risk = () => props.risks.find(({ country }) => country === code);
            return (
              <li
                aria-label={countryOf(code)}
                class="flex flex-wrap items-center gap-x-5 border-b border-line py-1 last:border-0"
              >
                <span class="flex min-w-40 flex-1 items-center gap-2 font-medium">
                  <Flag state={stateOf(code)} />
                  {countryOf(code)}
                </span>
                <Check on={risk()?.ip ?? false} onChange={(ip) => set(code, { ip })}>
                  {w.ip}
                </Check>
                <Check on={risk()?.nationality ?? false} onChange={(nationality) => set(code, { nationality })}>
                  {w.nationality}
                </Check>
                <IconButton size="small" aria-label={w.remove({ name: countryOf(code) })} onClick={() => remove(code)}>
                  <X size={14} stroke-width={1.75} aria-hidden="true" />
                </IconButton>
                <Show when={risk() && !risk()!.ip && !risk()!.nationality}>
                  <p role="status" class="w-full text-small text-muted">
                    {w.idle}
                  </p>
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <CountryPicker
        ref={(input) => {
          picker = input;
        }}
        taken={codes()}
        onPick={(country) => props.onChange([...props.risks, { country, ip: true, nationality: true }])}
      />
    </Card>
  );
}
