import { expect, test } from 'vitest';
import { facts } from './event.ts';

interface Node {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
  additionalProperties?: unknown;
}

/** Where a person's data could get in: text that is neither an id nor one of a closed list. */
function openPlaces(node: Node, at: string): string[] {
  if (node.anyOf) return node.anyOf.flatMap((n) => openPlaces(n, at));
  switch (node.type) {
    case 'object':
      return [
        ...(node.additionalProperties === false ? [] : [`${at} takes any field`]),
        ...Object.entries(node.properties ?? {}).flatMap(([name, n]) => openPlaces(n, `${at}.${name}`)),
      ];
    case 'array':
      return openPlaces(node.items!, `${at}[]`);
    case 'string':
      // A hash says nothing of what it is of.
      return node.enum || node.format === 'uuid' || node.pattern === '^[0-9a-f]{64}$' ? [] : [`${at} is free text`];
    case 'boolean':
    case 'integer':
    case 'null':
      return [];
    default:
      return [`${at} is ${node.type}`];
  }
}

test('a fact holds ids, enums, counts and outcomes: no place for personal data', () => {
  const open = Object.entries(facts).flatMap(([type, schema]) => openPlaces(schema as Node, type));
  expect(open).toEqual([]);
});

test('the walk would find one', () => {
  const leaky = { type: 'object', additionalProperties: false, properties: { name: { type: 'string' } } };
  expect(openPlaces(leaky, 'x')).toEqual(['x.name is free text']);
});

test('facts are named noun.happened', () => {
  for (const type of Object.keys(facts)) expect(type).toMatch(/^[a-z_]+\.[a-z_]*(ed|en|ead|out|in|made|undone)$/);
});
