import { Show } from 'solid-js';
import { defaultColour } from '../../../../shared/api/dossiers.ts';
import { logoUrl } from '../../api.ts';
import { colourOf, readable } from './contrast.ts';
import { words } from './words.ts';

const w = words.preview;

/** The head of a report with what is in the form. Paper is white in the dark, too, so the colours here are no tokens. */
export function ReportHead(props: { name: string; colour: string; logo: string | null }) {
  const colour = () => readable(colourOf(props.colour) ?? defaultColour);
  return (
    <figure class="rounded-lg border border-line bg-sunk p-4">
      <figcaption class="caps mb-2">{w.label}</figcaption>
      <div class="flex flex-col gap-4 rounded-sm bg-[#ffffff] p-5 text-[#14171d] shadow-float" aria-hidden="true">
        <div class="flex items-start justify-between gap-4">
          <div class="min-w-0">
            <p class="text-small wrap-anywhere text-[#4b5563]" dir="auto">
              {props.name.trim() || w.noName}
            </p>
            <p class="text-heading leading-6 font-semibold" style={{ color: colour() }}>
              {w.title}
            </p>
          </div>
          <Show when={props.logo}>
            {(logo) => <img src={logoUrl(logo())} alt="" class="max-h-10 max-w-32 shrink-0 object-contain" />}
          </Show>
        </div>
        <div class="num flex flex-wrap gap-x-6 border-t-2 pt-2 text-caps" style={{ 'border-color': colour() }}>
          <span>
            <span class="text-[#4b5563]">{w.number}</span> 2026-000042
          </span>
          <span>
            <span class="text-[#4b5563]">{w.made}</span> 22 Nov 2026, 14:03:07 UTC
          </span>
        </div>
        <div>
          <p class="mb-2 text-body font-semibold" style={{ color: colour() }}>
            {w.section}
          </p>
          <div class="flex flex-col gap-2">
            <span class="block h-1.5 w-3/4 rounded-full bg-[#e5e7eb]" />
            <span class="block h-1.5 w-1/2 rounded-full bg-[#e5e7eb]" />
            <span class="block h-1.5 w-2/3 rounded-full bg-[#e5e7eb]" />
          </div>
        </div>
      </div>
    </figure>
  );
}
