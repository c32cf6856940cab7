import type { Place } from '../../../../shared/note/awareness.ts';
import type { Visitor } from '../../session-model/note.ts';
import { sectionIds } from '../../session-model/sections.ts';
import type { Face } from '../../ui/avatar.tsx';

/** Pixels below the section list from which on a section is what is read. */
const line = 8;

const lineOf = (box: HTMLElement): number =>
  (box.querySelector('nav')?.getBoundingClientRect().bottom ?? box.getBoundingClientRect().top) + line;

/** The section of the data that is read, and how far, as a share of its height: the same place on a screen of any size. */
export function readSection(box: HTMLElement): Place['section'] {
  const at = lineOf(box);
  const sections = sectionIds.flatMap((id) => box.querySelector(`#${id}`) ?? []);
  const top = sections.findLast((section) => section.getBoundingClientRect().top <= at) ?? sections[0];
  if (!top) return undefined;
  const { top: y, height } = top.getBoundingClientRect();
  return { id: top.id, share: height > 0 ? Math.round(Math.max(0, (at - y) / height) * 1000) / 1000 : 0 };
}

export function scrollToSection(box: HTMLElement, { id, share }: NonNullable<Place['section']>): void {
  const section = sectionIds.some((known) => known === id) ? box.querySelector(`#${id}`) : null;
  if (!section) return;
  const { top, height } = section.getBoundingClientRect();
  scrollerOf(box).scrollTop += top + share * height - lineOf(box);
}

/** On a wide page the data scrolls for itself, on a narrow one the page does. */
function scrollerOf(box: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = box; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return box;
}

export const faceOf = ({ user }: Visitor): Face => ({ reviewerId: user.id, name: user.name, colour: user.colour });

/** Each person once, in the order of their names; of several windows the one that says where it is. */
export function persons(visitors: readonly Visitor[]): readonly Visitor[] {
  const all = new Map<string, Visitor>();
  for (const visitor of visitors) {
    const known = all.get(visitor.user.id);
    if (!known || (!known.place && visitor.place)) all.set(visitor.user.id, visitor);
  }
  return [...all.values()].toSorted((a, b) => a.user.name.localeCompare(b.user.name));
}

/** Whether who is followed by whom, from this window on, comes to that one. */
export function leadsTo(visitors: readonly Visitor[], from: number | undefined, to: number): boolean {
  const passed = new Set<number>();
  for (let at = from; at !== undefined && !passed.has(at); ) {
    if (at === to) return true;
    passed.add(at);
    at = visitors.find((visitor) => visitor.clientId === at)?.place?.follows;
  }
  return false;
}
