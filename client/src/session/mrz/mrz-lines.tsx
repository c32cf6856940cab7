import { For, Index } from 'solid-js';
import type { MrzCheck } from '../../../../shared/document/mrz.ts';
import { words } from '../../session-model/words.ts';
import { meant, segmentsOf } from './segments.ts';

/**
 * The lines themselves. A wrong character is underlined and tinted; hovering a character highlights its item in the list, and
 * vice versa.
 */
export function MrzLines(props: { check: MrzCheck; pointed: number | null; point: (item: number | null) => void }) {
  const chars = () => Math.max(30, ...props.check.lines.map((line) => line.length));
  return (
    <div class="@container">
      {/* A line that is far too long still scrolls inside this box. */}
      <section
        class="overflow-x-auto rounded-md border border-line bg-bg px-3 py-1.5"
        tabindex="0"
        aria-label={words.mrz.lines}
        onPointerLeave={() => props.point(null)}
        style={{ '--chars': String(Math.min(chars(), 60)) }}
      >
        <Index each={props.check.lines}>
          {(_, line) => (
            <div class="mrz mrz-fit" dir="ltr">
              <For each={segmentsOf(props.check, line)}>
                {(segment) => {
                  const on = () => props.pointed !== null && segment.items.includes(props.pointed);
                  const look = () =>
                    `${segment.wrong ? 'bg-rejected/15 font-bold text-rejected underline decoration-2 underline-offset-4' : ''} ${on() ? 'bg-accent/20 outline-1 outline-accent/60' : ''}`;
                  return segment.wrong ? (
                    <mark class={`rounded-[2px] ${look()}`} onPointerEnter={() => props.point(meant(segment))}>
                      {segment.text}
                    </mark>
                  ) : (
                    <span
                      class={`rounded-[2px] text-text ${look()}`}
                      onPointerEnter={() => props.point(meant(segment))}
                    >
                      {segment.text}
                    </span>
                  );
                }}
              </For>
            </div>
          )}
        </Index>
      </section>
    </div>
  );
}
