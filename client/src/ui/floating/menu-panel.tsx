import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import { Check } from 'lucide-solid';
import { For, onMount, Show } from 'solid-js';
import { keyGuard } from '../../keyboard/guarded-keys.ts';
import type { Opener } from './create-opener.ts';
import { keyedItems } from './keyed-items.ts';
import { gutterPx, Layer, panelClass } from './layer.tsx';
import type { MenuItem } from './menu.tsx';

const row =
  'flex h-8 w-full items-center gap-2 rounded-md px-2 text-start text-body focus-inside hover:bg-text/6 focus:bg-text/10';

/** An open menu beside its button: arrow keys, Home, End, typed letters; Escape and Tab close it. */
export function MenuPanel(props: {
  label: string;
  items: MenuItem[];
  opener: Opener;
  button: HTMLElement;
  /** Opened with ArrowUp: the focus starts at the end. */
  fromEnd: boolean;
  align: 'start' | 'end';
  side: 'below' | 'above';
}) {
  let list: HTMLDivElement | undefined;
  let leftForOutside = false;
  const items = keyedItems(() => props.items);
  onMount(() => {
    keyGuard.acted('command');
    props.opener.arrived();
  });
  const focusFirst = (event: Event) => {
    event.preventDefault();
    // Kobalte focuses the menu itself in a timer that was started before this one.
    setTimeout(() => {
      keyGuard.acted('command');
      const items = list?.querySelectorAll<HTMLElement>('[role^=menuitem]');
      items?.[props.fromEnd ? items.length - 1 : 0]?.focus();
    });
  };
  const outside = (event: CustomEvent & { target: EventTarget | null }) => {
    // The button's own click closes the menu.
    if (event.target instanceof Node && props.button.contains(event.target)) event.preventDefault();
    else leftForOutside = true;
  };
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Tab') return;
    event.preventDefault();
    props.opener.close();
  };
  return (
    <Layer button={props.button}>
      <DropdownMenu
        {...{ anchorRef: () => props.button }}
        open
        modal={false}
        gutter={gutterPx}
        placement={`${props.side === 'above' ? 'top' : 'bottom'}-${props.align}`}
        onOpenChange={(isOpen) => !isOpen && props.opener.close(!leftForOutside)}
      >
        <DropdownMenu.Content
          ref={list}
          aria-label={props.label}
          class={`${panelClass} z-50 max-h-[min(600px,calc(100dvh-16px))] w-max min-w-44 overflow-y-auto p-1`}
          onOpenAutoFocus={focusFirst}
          onInteractOutside={outside}
          onKeyDown={keydown}
        >
          <For each={items()}>{(item) => <Line item={item} close={props.opener.close} />}</For>
        </DropdownMenu.Content>
      </DropdownMenu>
    </Layer>
  );
}

// Kobalte moves the focus with the pointer: that counts as the reviewer's action (K1).
const pointed = (event: PointerEvent) => event.currentTarget !== document.activeElement && keyGuard.acted('command');

function Line(props: { item: MenuItem; close: () => void }) {
  const { item } = props;
  if (item === 'line') return <DropdownMenu.Separator class="mx-1 my-1 border-line" />;
  if ('heading' in item) return <div class="caps px-2 pt-2 pb-1">{item.heading}</div>;
  if ('note' in item) return <div class="px-2 pb-1 text-small text-muted">{item.note}</div>;
  // Native elements, so that a press of any kind, and one by assistive technology, is a click.
  const shared = { closeOnSelect: false, class: row, onPointerMove: pointed, onPointerLeave: pointed };
  if ('href' in item) {
    return (
      <DropdownMenu.Item
        as="a"
        {...shared}
        href={item.href}
        target={item.download ? undefined : '_blank'}
        rel="noopener"
        download={item.download ? '' : undefined}
        onClick={() => props.close()}
      >
        {item.icon}
        <span class="flex-1">{item.label}</span>
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item
      as="button"
      type="button"
      {...shared}
      role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={item.checked}
      onClick={() => {
        // First return the focus to the button: the command may then take it.
        if (!item.keepOpen) props.close();
        item.run();
      }}
    >
      <Show when={item.checked !== undefined}>
        <span aria-hidden="true" class="w-3.5 text-accent">
          <Show when={item.checked}>
            <Check size={14} stroke-width={2} aria-hidden="true" />
          </Show>
        </span>
      </Show>
      {item.icon}
      <span class="flex-1">{item.label}</span>
      <span class="num text-small text-muted">{item.hint}</span>
    </DropdownMenu.Item>
  );
}
