/** In page order. The conditions are absent during capture. */
export const sectionIds = ['conditions', 'summary', 'mrz', 'activities', 'pep', 'seen', 'extra', 'timeline'] as const;
export type SectionId = (typeof sectionIds)[number];

/** Scrolls a section into view and focuses it, so that Tab continues from there. */
export function goToSection(id: SectionId): void {
  const section = document.getElementById(id);
  if (!section) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  section.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  section.setAttribute('tabindex', '-1');
  section.focus({ preventScroll: true });
}
