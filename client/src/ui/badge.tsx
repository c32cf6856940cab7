import type { ParentProps } from 'solid-js';

export type Tone = 'verified' | 'rejected' | 'awaiting' | 'live' | 'expired' | 'accent';

// Whole class names, so that the style sheet's generator finds them.
const tints: Record<Tone, string> = {
  verified: 'text-verified bg-verified/10',
  rejected: 'text-rejected bg-rejected/10',
  awaiting: 'text-awaiting bg-awaiting/10',
  live: 'text-live bg-live/10',
  expired: 'text-expired bg-expired/10',
  accent: 'text-accent bg-accent/10',
};
export const toneText: Record<Tone, string> = {
  verified: 'text-verified',
  rejected: 'text-rejected',
  awaiting: 'text-awaiting',
  live: 'text-live',
  expired: 'text-expired',
  accent: 'text-accent',
};

/** Always an icon and a word inside: never colour alone. */
export function Badge(props: ParentProps<{ tone?: Tone; class?: string }>) {
  return (
    <span
      class={`inline-flex h-5 items-center gap-1 rounded-full px-2 text-small font-medium whitespace-nowrap ${tints[props.tone ?? 'expired']} ${props.class ?? ''}`}
    >
      {props.children}
    </span>
  );
}
