/*
 * Plain strokes instead of components: a report has hundreds of icons, and a component of the icon set costs as much as a table
 * row. The shapes are distinguishable in black and white.
 */
const strokes = {
  yes: 'M3 8.5l3.5 3.5L13 4.5',
  no: 'M4 4l8 8M12 4l-8 8',
  open: 'M3.5 8h9',
  doubt: 'M5.2 6a2.8 2.8 0 1 1 4 2.6c-.9.4-1.2.9-1.2 1.9M8 13v.2',
  warn: 'M8 2.2L14.6 13.6H1.4zM8 6.6v3M8 11.4v.2',
  near: 'M3.5 6h9M3.5 10h9',
  to: 'M2.5 8h11M9.5 4l4 4-4 4',
  changed: 'M2 5.5h10.5M9.5 2.5l3 3-3 3M14 10.5H3.5M6.5 7.5l-3 3 3 3',
  back: 'M6 3L2.5 6.5 6 10M2.5 6.5h7a3.5 3.5 0 0 1 0 7H7',
  waiting: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 4.8V8l2.4 1.6',
} as const;
export type IconName = keyof typeof strokes;

/** Decorative: the label beside it says the same. */
export function Icon(props: { is: IconName; class?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" class={`icon ${props.class ?? ''}`}>
      <path d={strokes[props.is]} />
    </svg>
  );
}
