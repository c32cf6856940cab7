import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import { parseSync } from 'vite';

export interface FoundExpression {
  file: string;
  source: string;
  flags: string;
}
interface Node {
  type?: string;
  [key: string]: unknown;
}

const root = path.join(import.meta.dirname, '../../..');

/** Each regular expression of the programs that run: literals, and patterns of schemas. */
export function findExpressions(): FoundExpression[] {
  const files = globSync('{shared,server,client/src}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$|-suite\.ts$|\/(?:testing|testdata|demo)\//.test(file),
  );
  return files.toSorted().flatMap((file) => {
    const found: FoundExpression[] = [];
    walk(parseSync(file, readFileSync(path.join(root, file), 'utf8')).program as unknown as Node, (node) => {
      const expression = expressionOf(node);
      if (expression) found.push({ file, ...expression });
    });
    return found;
  });
}

function expressionOf(node: Node): Omit<FoundExpression, 'file'> | undefined {
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (node.type === 'Literal' && regex) return { source: regex.pattern, flags: regex.flags };
  const { key, value } = node as { key?: Node; value?: Node };
  const isPattern = node.type === 'Property' && key?.name === 'pattern' && value?.type === 'Literal';
  if (isPattern && typeof value.value === 'string') return { source: value.value, flags: 'u' };
  const { callee } = node as { callee?: Node };
  const isMade = /^(?:New|Call)Expression$/.test(node.type ?? '') && callee?.name === 'RegExp';
  return isMade ? { source: 'new RegExp', flags: '' } : undefined;
}

function walk(node: unknown, look: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, look);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) look(node as Node);
    for (const one of Object.values(node)) if (typeof one === 'object') walk(one, look);
  }
}

/** How a text of one character, repeated, makes an expression take more than linear time. */
export function costsOf({ source, flags }: Pick<FoundExpression, 'source' | 'flags'>): string[] {
  return analyse({ source, flags }).reports.map(
    ({ type, character, exponential }) =>
      `${exponential ? 'exponential' : 'quadratic'}, ${type}, on ${JSON.stringify(character.pick)} repeated`,
  );
}
