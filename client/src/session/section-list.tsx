import { createSignal, For, onCleanup, onMount } from 'solid-js';
import { words } from './words.ts';

export const sectionIds = ['summary', 'mrz', 'activities', 'pep', 'extra'] as const;
export type SectionId = (typeof sectionIds)[number];

/** Brings a section into view, and the focus with it, so that Tab goes on from there. */
export function goToSection(id: SectionId): void {
  const section = document.getElementById(id);
  if (!section) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  section.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  section.setAttribute('tabindex', '-1');
  section.focus({ preventScroll: true });
}

/** Sticks to the top of the data and marks the section that is being read. */
export function SectionList(props: { box: () => HTMLElement | undefined }) {
  const [at, setAt] = createSignal<SectionId>('summary');
  onMount(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) inView.add(entry.target.id);
          else inView.delete(entry.target.id);
        }
        const first = sectionIds.find((id) => inView.has(id));
        if (first) setAt(first);
      },
      // Read is what stands below the list itself and in the upper half.
      { rootMargin: '-56px 0px -50% 0px' },
    );
    for (const section of props.box()?.querySelectorAll('section[id]') ?? []) observer.observe(section);
    onCleanup(() => observer.disconnect());
  });
  return (
    <nav
      aria-label={words.page.sectionList}
      class="sticky top-0 z-10 -mx-1 flex gap-0.5 overflow-x-auto bg-bg px-1 py-1.5"
    >
      <For each={sectionIds}>
        {(id) => (
          <a
            href={`#${id}`}
            aria-current={at() === id ? 'true' : undefined}
            class="flex h-7 shrink-0 items-center rounded-md px-2 font-medium whitespace-nowrap text-muted hover:bg-sunk hover:text-text aria-[current]:bg-sunk aria-[current]:text-text"
            onClick={(event) => {
              event.preventDefault();
              setAt(id);
              goToSection(id);
            }}
          >
            {words.sections[id]}
          </a>
        )}
      </For>
    </nav>
  );
}
