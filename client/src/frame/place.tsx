import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';

export const placeClass =
  'flex h-9 items-center gap-3 overflow-hidden rounded-md px-3 font-medium whitespace-nowrap text-muted hover:bg-sunk hover:text-text';

/** More than this is only much. */
const mostShown = 99;

/** A page of the console, and how many things wait there. */
export function Place(props: {
  href: string;
  label: string;
  wide: boolean;
  icon: JSX.Element;
  count?: number;
  /** What is counted, in words. */
  counted?: (n: number) => string;
}) {
  const count = () => props.count ?? 0;
  return (
    <A
      href={props.href}
      class={`relative ${placeClass}`}
      activeClass="is-active bg-sunk text-text"
      aria-label={count() > 0 ? `${props.label}, ${props.counted?.(count())}` : undefined}
      data-tip={props.wide ? undefined : props.label}
      data-tip-side="end"
    >
      {props.icon}
      <span class={props.wide ? 'flex-1' : 'sr-only'}>{props.label}</span>
      <Show when={count() > 0}>
        <span
          aria-hidden="true"
          class={`num inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-awaiting px-1 text-[10px] leading-none font-semibold text-bg ${props.wide ? '' : 'absolute end-0 top-0'}`}
        >
          {count() > mostShown ? `${mostShown}+` : count()}
        </span>
      </Show>
    </A>
  );
}
