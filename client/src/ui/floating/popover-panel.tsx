import { Popover } from '@kobalte/core/popover';
import { type JSX, onMount } from 'solid-js';
import { keyGuard } from '../../keyboard/guarded-keys.ts';
import type { Opener } from './create-opener.ts';
import { gutterPx, Layer, panelClass } from './layer.tsx';

/** An open panel beside its button. Escape, a click outside and the focus going elsewhere close it. */
export function PopoverPanel(props: {
  id: string;
  label: string;
  opener: Opener;
  button: HTMLElement;
  align: 'start' | 'end';
  class: string;
  children: JSX.Element;
}) {
  let panel: HTMLDivElement | undefined;
  let leftForOutside = false;
  onMount(() => {
    keyGuard.acted('command');
    props.opener.arrived();
  });
  const focusFirst = (event: Event) => {
    event.preventDefault();
    (panel?.querySelector<HTMLElement>('input, button, select, [tabindex="0"]') ?? panel)?.focus();
  };
  const outside = (event: CustomEvent & { target: EventTarget | null }) => {
    // The button closes the panel by its own click.
    if (event.target instanceof Node && props.button.contains(event.target)) event.preventDefault();
    else leftForOutside = true;
  };
  return (
    <Layer button={props.button}>
      <Popover
        anchorRef={() => props.button}
        open
        gutter={gutterPx}
        placement={`bottom-${props.align}`}
        onOpenChange={(isOpen) => !isOpen && props.opener.close(!leftForOutside)}
      >
        <Popover.Content
          ref={panel}
          id={props.id}
          aria-label={props.label}
          class={`${panelClass} z-50 ${props.class}`}
          onOpenAutoFocus={focusFirst}
          onInteractOutside={outside}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Escape') return;
            // Taken before what lies below sees it: that stays open.
            event.preventDefault();
            props.opener.close();
          }}
        >
          {props.children}
        </Popover.Content>
      </Popover>
    </Layer>
  );
}
