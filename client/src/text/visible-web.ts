/*
 * What Solid's compiler imports in place of solid-js/web (client/solid.ts). Text and spoken attributes go into the page through
 * these three functions and no others, so no place can forget to write out hidden characters. The value of a field is left as it
 * is: it is what will be saved. What is put into the page by hand, as in the editor, calls `visible` itself.
 */
import type { JSX } from 'solid-js';
import { insert as insertRaw, setAttribute as setRaw, spread as spreadRaw } from 'solid-js/web';
import { visibleWhole } from './visible.ts';

export * from 'solid-js/web';

const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'data-tip',
  'label',
  'placeholder',
  'title',
]);

/** Of anything that Solid can put into the page: text, and what gives text later. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return visibleWhole(value);
  if (typeof value === 'function') return () => shown(value());
  // A list of elements stays the same list.
  if (Array.isArray(value) && value.some((one) => shownAs(one) !== one)) return value.map(shownAs);
  return value;
}
const shownAs = (value: unknown): unknown => (value instanceof Node ? value : shown(value));

const spokenAs = (name: unknown, value: unknown): unknown =>
  typeof value === 'string' && spoken.has(name as string) ? visibleWhole(value) : value;

export const insert: typeof insertRaw = (parent, accessor, marker, initial) =>
  insertRaw(parent, shown(accessor) as typeof accessor, marker, initial);

export const setAttribute: typeof setRaw = (node, name, value) => setRaw(node, name, spokenAs(name, value) as string);

type Props = Record<string, unknown> & { children?: JSX.Element };

export function spread(node: Element, props: Props = {}, isSvg?: boolean, skipChildren?: boolean): void {
  if (!skipChildren) insert(node, () => props.children);
  const seen = new Proxy(props, { get: (all, name) => spokenAs(name, Reflect.get(all, name)) });
  spreadRaw(node, seen, isSvg, true);
}
