import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount } from 'solid-js';
import { goToSection, type SectionId, sectionIds } from '../session-model/sections.ts';
import { words } from '../session-model/words.ts';
import { SectionCount } from '../threads/section-threads.tsx';
import { SectionFaces } from './follow/section-faces.tsx';

/** A section counts as read once its head is this far below the list, in pixels. */
const readPx = 72;

/** Sticks to the top of the data and marks the section that is being read. */
export function SectionList(props: { box: () => HTMLElement | undefined; shown?: (id: SectionId) => boolean }) {
  const shown = createMemo(() => sectionIds.filter((id) => props.shown?.(id) ?? true), undefined, {
    equals: (a, b) => a.length === b.length,
  });
  const [at, setAt] = createSignal<SectionId>(shown()[0]!);
  let row!: HTMLElement;
  createEffect(() => {
    const on = row.querySelector<HTMLElement>(`[href="#${at()}"]`);
    if (on) row.scrollLeft = on.offsetLeft - (row.clientWidth - on.offsetWidth) / 2;
  });
  // What was clicked stays marked while the page is still on its way there.
  let heading = false;
  const read = () => {
    const below = row.getBoundingClientRect().bottom + readPx;
    const sections = sectionIds.flatMap((id) => props.box()?.querySelector(`#${id}`) ?? []);
    const passed = sections.findLast((section) => section.getBoundingClientRect().top <= below) ?? sections[0];
    if (passed && !heading) setAt(passed.id as SectionId);
  };
  const arrived = () => {
    heading = false;
  };
  // One has come or gone: another may be the one that is read.
  createEffect(on(shown, () => queueMicrotask(read), { defer: true }));
  onMount(() => {
    // Which element scrolls depends on the width; scroll events reach the document on their way down.
    const listen = { capture: true, passive: true };
    document.addEventListener('scroll', read, listen);
    document.addEventListener('scrollend', arrived, listen);
    onCleanup(() => {
      document.removeEventListener('scroll', read, listen);
      document.removeEventListener('scrollend', arrived, listen);
    });
  });
  return (
    <nav
      ref={row}
      aria-label={words.page.sectionList}
      class="scroll-hint-x sticky top-0 z-10 -mx-1 flex gap-0.5 overflow-x-auto px-1 py-1.5 [scrollbar-width:none]"
    >
      <For each={shown()}>
        {(id) => (
          <a
            href={`#${id}`}
            aria-current={at() === id ? 'true' : undefined}
            class="flex h-7 shrink-0 items-center rounded-md px-1.5 font-medium whitespace-nowrap text-muted hover:bg-sunk hover:text-text aria-[current]:bg-sunk aria-[current]:text-text"
            onClick={(event) => {
              event.preventDefault();
              setAt(id);
              heading = true;
              goToSection(id);
            }}
          >
            {words.shortSections[id]}
            <SectionCount id={id} />
            <SectionFaces id={id} />
          </a>
        )}
      </For>
    </nav>
  );
}
