import { noteLimits } from '../../../shared/note/limits.ts';
import { isAttributeValue, isLinkValue, linkMark, noteElements, plainMarks } from '../../../shared/note/schema.ts';
import type { Place } from './placement.ts';
import type { Content } from './read-update.ts';
import { malformed } from './refused.ts';

/**
 * Whether notes have such a thing at such a place: elements, attributes and formats of shared/note/schema.ts, and plain values
 * in the maps.
 * @throws UpdateRefused when they have not
 */
export function checkContent(content: Content, place: Place): void {
  if (content.kind === 'gone' || place.in === 'gone' || place.in === 'missing') return;
  switch (place.in) {
    case 'map':
      if (content.kind !== 'value' || place.key === undefined) throw malformed('no entry of a map');
      return;
    case 'body':
      if (content.kind !== 'element' || place.key !== undefined) throw malformed('no block of a text');
      return void checkElement(content.name, 1);
    case 'element':
      if (place.key !== undefined) return void checkAttribute(place.name, place.key, content);
      if (content.kind === 'element') return void checkElement(content.name, place.depth + 1);
      if (content.kind !== 'text') throw malformed('no piece of a block');
      return;
    case 'text':
      if (place.key !== undefined) throw malformed('an attribute of a text');
      if (content.kind === 'format') return void checkFormat(content.key, content.json);
      if (content.kind !== 'string') throw malformed('no letters of a text');
  }
}

function checkElement(name: string, depth: number): void {
  if (!Object.hasOwn(noteElements, name)) throw malformed('an element that notes do not have');
  if (depth > noteLimits.depth) throw malformed('elements that are too deep');
}

function checkAttribute(element: string, name: string, content: Content): void {
  const attributes = Object.hasOwn(noteElements, element) ? noteElements[element]! : {};
  const kind = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!kind || content.kind !== 'value' || !isAttributeValue(kind, content.value)) {
    throw malformed('an attribute that notes do not have');
  }
}

function checkFormat(key: string, json: string): void {
  if (json === 'null' && (plainMarks.has(key) || key === linkMark)) return;
  if (plainMarks.has(key) && json === '{}') return;
  if (key === linkMark && isLinkValue(parse(json))) return;
  throw malformed('a format that notes do not have');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
