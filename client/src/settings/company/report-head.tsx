import { Show } from 'solid-js';
import { logoUrl } from '../../api.ts';
import { readable } from '../../print/colour.ts';
import { formatUtc } from '../../print/utc.ts';
import { words as print } from '../../print/words.ts';
import { words as session } from '../../session-model/words.ts';
import { words } from './words.ts';

const w = words.preview;

/**
 * The head of a report with what is in the form. Paper is white in the dark, too, so the colours here are those of the print
 * page, not tokens.
 */
export function ReportHead(props: { name: string; colour: string; logo: string | null }) {
  const colour = () => readable(props.colour);
  return (
    <figure class="rounded-lg border border-line bg-sunk p-4">
      <figcaption class="caps mb-2">{w.label}</figcaption>
      <div
        aria-hidden="true"
        class="flex flex-col gap-4 rounded-sm bg-[#ffffff] px-6 py-5 text-[#14171d] shadow-float max-sm:px-4"
      >
        <div class="flex min-h-10 items-center gap-3 border-b-2 pb-2" style={{ 'border-color': colour() }}>
          <Show when={props.logo}>
            {(logo) => <img src={logoUrl(logo())} alt="" class="max-h-11 max-w-40 object-contain" />}
          </Show>
          <span
            class="min-w-0 text-[14px] leading-5 font-semibold wrap-anywhere"
            style={{ color: colour() }}
            dir="auto"
          >
            {props.name.trim() || w.noName}
          </span>
        </div>
        <div class="flex gap-4">
          <div class="min-w-0 flex-1">
            <p class="text-title leading-6 font-bold">{print.title}</p>
            <div class="num mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-caps">
              <span class="text-[#4b5563]">{print.number}</span>
              <span class="font-semibold">2026-000042</span>
              <span class="text-[#4b5563]">{print.made}</span>
              <span>{formatUtc('2026-11-22T14:03:07Z')}</span>
            </div>
          </div>
          <span class="size-14 shrink-0 rounded-sm bg-[repeating-conic-gradient(#14171d_0_25%,#ffffff_0_50%)] bg-size-[7px_7px] opacity-70 max-sm:hidden" />
        </div>
        <div>
          <p class="border-b pb-0.5 text-[14px] font-semibold" style={{ color: colour(), 'border-color': colour() }}>
            {session.sections.summary}
          </p>
          <div class="mt-3 flex flex-col gap-2.5">
            <span class="block h-1.5 w-3/4 rounded-full bg-[#e5e7eb]" />
            <span class="block h-1.5 w-1/2 rounded-full bg-[#e5e7eb]" />
            <span class="block h-1.5 w-2/3 rounded-full bg-[#e5e7eb]" />
          </div>
        </div>
      </div>
    </figure>
  );
}
