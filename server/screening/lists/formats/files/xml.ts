import { SaxesParser } from 'saxes';
import { ListError, type ListFile } from '../entry.ts';
import { readText } from './text.ts';

/** A completely parsed element. */
export interface Element {
  name: string;
  /** Without namespace prefixes. */
  attributes: Record<string, string>;
  /** The element's own text, without that of its children. */
  text: string;
  children: Element[];
  line: number;
}

/** Limits against hostile files, far above any published list. */
const most = { depth: 30, text: 1_000_000, children: 20_000, waiting: 2_000_000 };
/** Limits per entry, which is held in memory until its end. */
const mostOfEntry = { elements: 100_000, text: 5_000_000 };

/**
 * Yields the elements of these names as they are parsed; reports the root's name to `onRoot`. Prefixes are removed. A document
 * type is refused, and with it all entities but XML's five predefined ones, which prevents entity expansion.
 * @throws ListError
 */
export async function* readElements(
  file: ListFile,
  wanted: readonly string[],
  onRoot: (name: string, attributes: Record<string, string>) => void,
): AsyncGenerator<Element> {
  const parser = new SaxesParser();
  const refuse = (detail: string): never => {
    throw new ListError(file.name, parser.line, detail);
  };
  const whole: Element[] = [];
  const open: Element[] = [];
  let depth = 0;
  let entry = { elements: 0, text: 0 };
  /** Tags in the current chunk. */
  let events = 0;
  const countText = (length: number): void => {
    entry.text += length;
    if (entry.text > mostOfEntry.text) refuse('An entry of more than five million characters');
  };
  parser.on('error', (error) => refuse(`This is no XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => refuse('It has a document type, which may hide anything: lists have none'));
  parser.on('opentag', ({ name, attributes }) => {
    events += 1;
    depth += 1;
    if (depth === 1) onRoot(local(name), attributes);
    if (depth > most.depth) refuse('Elements within elements, more than 30 deep');
    if (open.length === 0 && !wanted.includes(local(name))) return;
    if (open.length === 0) entry = { elements: 0, text: 0 };
    entry.elements += 1;
    if (entry.elements > mostOfEntry.elements) refuse('An entry of more than 100,000 elements');
    const named = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
    const element = {
      name: local(name),
      attributes: Object.fromEntries(named),
      text: '',
      children: [],
      line: parser.line,
    };
    countText(named.reduce((sum, [, { length }]) => sum + length, 0));
    const parent = open.at(-1);
    if (parent && parent.children.push(element) > most.children) refuse('An element with more than 20,000 others');
    open.push(element);
  });
  const onText = (text: string): void => {
    const element = open.at(-1);
    if (!element) return;
    element.text += text;
    countText(text.length);
    if (element.text.length > most.text) refuse('A text of more than a million characters');
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    events += 1;
    depth -= 1;
    const element = open.pop();
    if (element && open.length === 0) whole.push(element);
  });
  let waiting = 0;
  for await (const text of readText(file)) {
    events = 0;
    parser.write(text);
    // The parser buffers a text, comment or attribute until its end, which may never come.
    waiting = events > 0 ? 0 : waiting + text.length;
    if (waiting > most.waiting) refuse('A text, comment or attribute without an end');
    yield* whole.splice(0);
  }
  parser.close();
  yield* whole.splice(0);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The descendants at a path below an element: `all(entry, 'akaList', 'aka')`. */
export const all = (element: Element, ...names: string[]): Element[] =>
  names.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );

/** Text of the first child with a name; empty if there is none. */
export const textOf = (element: Element, name: string): string =>
  element.children.find((child) => child.name === name)?.text.trim() ?? '';

/** Value of an attribute; empty if there is none. */
export const attribute = (element: Element | undefined, name: string): string =>
  element?.attributes[name]?.trim() ?? '';

/** The non-empty texts of all descendants at a path. */
export const texts = (element: Element, ...names: string[]): string[] =>
  all(element, ...names).flatMap(({ text }) => text.trim() || []);
