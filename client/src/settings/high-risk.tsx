import { Plus, X } from 'lucide-solid';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Conditions } from '../../../shared/conditions.ts';
import { iso2Codes } from '../../../shared/country.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDay } from '../ui/format.ts';
import { Check, fieldClass } from './controls.tsx';
import { words } from './words.ts';

type Risks = Conditions['highRisk'];
const w = words.risk;
const names = new Intl.DisplayNames([navigator.language, 'en'], { type: 'region', fallback: 'code' });
const nameOf = (code: string) => names.of(code) ?? code;
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** By its name or its two letters. */
export function findCountry(typed: string): string | undefined {
  const sought = plain(typed);
  if (!sought) return undefined;
  const codes = [...iso2Codes];
  return (
    codes.find((code) => code.toLowerCase() === sought || plain(nameOf(code)) === sought) ??
    // Only one that begins so: it can be no other.
    (codes.filter((code) => plain(nameOf(code)).startsWith(sought)).length === 1
      ? codes.find((code) => plain(nameOf(code)).startsWith(sought))
      : undefined)
  );
}

/** Countries whose hit stops a session at once, by address, by nationality or by both. */
export function HighRisk(props: { risks: Risks; tableDate: string; onChange: (risks: Risks) => void }) {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const [unknown, setUnknown] = createSignal(false);
  const sorted = () => props.risks.toSorted((a, b) => nameOf(a.country).localeCompare(nameOf(b.country)));
  const left = () =>
    [...iso2Codes]
      .filter((code) => !props.risks.some((risk) => risk.country === code))
      .map((code) => nameOf(code))
      .sort((a, b) => a.localeCompare(b));
  const add = () => {
    const country = findCountry(typed());
    if (!country) return void setUnknown(typed().trim() !== '');
    setTyped('');
    setUnknown(false);
    if (props.risks.some((risk) => risk.country === country)) return;
    props.onChange([...props.risks, { country, ip: true, nationality: true }]);
  };
  const set = (country: string, part: Partial<Risks[number]>) =>
    props.onChange(props.risks.map((risk) => (risk.country === country ? { ...risk, ...part } : risk)));
  return (
    <Card id="high-risk" title={w.title}>
      <p class="text-muted">{w.help}</p>
      <p class="mb-3 text-small text-muted">{w.table(formatDay(props.tableDate))}</p>
      <Show when={sorted().length > 0} fallback={<p class="mb-3">{w.none}</p>}>
        <ul class="mb-3">
          <For each={sorted()}>
            {(risk) => (
              <li class="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line py-1.5 last:border-0">
                <span class="min-w-40 flex-1 font-medium">{nameOf(risk.country)}</span>
                <Check on={risk.ip} onChange={(ip) => set(risk.country, { ip })}>
                  {w.ip}
                </Check>
                <Check on={risk.nationality} onChange={(nationality) => set(risk.country, { nationality })}>
                  {w.nationality}
                </Check>
                <IconButton
                  size="small"
                  aria-label={w.remove(nameOf(risk.country))}
                  onClick={() => props.onChange(props.risks.filter((one) => one.country !== risk.country))}
                >
                  <X size={14} stroke-width={1.75} aria-hidden="true" />
                </IconButton>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="flex flex-wrap items-center gap-2">
        <input
          id={id}
          list={`${id}-all`}
          aria-label={w.add}
          placeholder={w.add}
          autocomplete="off"
          aria-invalid={unknown()}
          aria-describedby={`${id}-said`}
          value={typed()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setUnknown(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          class={`${fieldClass} w-64 max-w-full`}
        />
        <datalist id={`${id}-all`}>
          <For each={left()}>{(name) => <option value={name} />}</For>
        </datalist>
        <Button onClick={add}>
          <Plus size={16} stroke-width={1.5} aria-hidden="true" />
          {w.add}
        </Button>
        <p id={`${id}-said`} role={unknown() ? 'alert' : undefined} class="text-small text-rejected">
          {unknown() ? w.noSuch : ''}
        </p>
      </div>
    </Card>
  );
}
