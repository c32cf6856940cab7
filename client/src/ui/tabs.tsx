import { createUniqueId, For, type JSX } from 'solid-js';

export interface Tab<T extends string> {
  value: T;
  label: JSX.Element;
}

/** The row of tabs alone; the panel is `role="tabpanel"` with `aria-labelledby={tabId(id, value)}`. Arrow keys move. */
export function Tabs<T extends string>(props: {
  label: string;
  tabs: Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  id?: string;
  class?: string;
}) {
  const own = createUniqueId();
  const id = () => props.id ?? own;
  let row!: HTMLDivElement;
  const key = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.value === props.value);
    const step =
      (document.dir === 'rtl' ? -1 : 1) * (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0);
    if (!step) return;
    event.preventDefault();
    const next = (at + step + props.tabs.length) % props.tabs.length;
    props.onChange(props.tabs[next]!.value);
    (row.children[next] as HTMLElement).focus();
  };
  return (
    <div ref={row} role="tablist" aria-label={props.label} class={`flex gap-1 ${props.class ?? ''}`} onKeyDown={key}>
      <For each={props.tabs}>
        {(tab) => (
          <button
            type="button"
            role="tab"
            id={tabId(id(), tab.value)}
            aria-selected={props.value === tab.value}
            tabindex={props.value === tab.value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
            class="relative h-9 rounded-md px-2.5 font-medium text-muted transition-colors after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-full hover:text-text aria-selected:text-text aria-selected:after:bg-accent"
          >
            {tab.label}
          </button>
        )}
      </For>
    </div>
  );
}

export const tabId = (id: string, value: string) => `${id}-tab-${value}`;
