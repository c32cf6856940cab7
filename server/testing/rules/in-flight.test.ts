import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const sources = globSync('server/**/*.ts', { cwd: root }).filter(
  (file) => !/\.test\.ts$|-suite\.ts$|^server\/(testing|demo)\//.test(file),
);

type Node = { type: string; start: number } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** The ends of a Kysely statement that send it. */
const sends = new Set(['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow']);

/** Functions of ours that send statements and return a promise: those whose first parameter is a transaction. */
const senders = new Set(
  sources.flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /(?:async function|const) (\w+)(?: = async)?\s*\(\s*trx: Trx\b|function (\w+)\(\s*trx: Trx\b[^{]*\): Promise</g,
      ),
    ].map((match) => match[1] ?? match[2]!),
  ),
);

/** A call that sends a statement: the end of a Kysely chain, or a function that has one in it. */
const isSent = (node: Node): boolean => {
  if (node.type !== 'CallExpression') return false;
  const callee = node.callee as Node & { name?: string; property?: { name?: string } };
  return callee.type === 'MemberExpression' ? sends.has(callee.property?.name ?? '') : senders.has(callee.name ?? '');
};

/** What a promise may pass through on its way to an `await` or `return`, without a gap in which nothing handles it. */
function isHandled(node: Node, parents: readonly Node[]): boolean {
  const parent = parents.at(-1);
  if (!parent) return false;
  const rest = parents.slice(0, -1);
  switch (parent.type) {
    case 'AwaitExpression':
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'ParenthesizedExpression':
    case 'ArrayExpression':
      return isHandled(parent, rest);
    case 'CallExpression': {
      const callee = parent.callee as Node;
      return /^Promise\.all(Settled)?$/.test(dotted(callee)) && isHandled(parent, rest);
    }
    // `(await x).y` and `x.then(…)`: the chain is what is awaited.
    case 'MemberExpression':
      return parent.object === node && isHandled(rest.at(-1)!, rest.slice(0, -1));
    default:
      return false;
  }
}

const dotted = (node: Node): string =>
  node.type === 'MemberExpression'
    ? `${dotted(node.object as Node)}.${(node.property as { name?: string }).name}`
    : ((node as { name?: string }).name ?? '');

function unhandled(source: string): string[] {
  const found: string[] = [];
  const walk = (node: Node, parents: readonly Node[]): void => {
    if (isSent(node) && !isHandled(node, parents)) {
      found.push(
        `line ${source.slice(0, node.start).split('\n').length}: ${source.slice(node.start, node.start + 60)}`,
      );
    }
    const below = [...parents, node];
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, below);
    }
  };
  walk(parseAst(source, { lang: 'ts' }) as unknown as Node, []);
  return found;
}

test('no statement is in flight without a handler: its rejection would end the process (faults.md B1)', () => {
  const found = sources.flatMap((file) =>
    unhandled(readFileSync(path.join(root, file), 'utf8')).map((where) => `${file} ${where}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['in a variable', 'const sent = trx.deleteFrom("a").execute(); await other(); await sent;', 1],
  ['in a list', 'const sent = [trx.deleteFrom("a").execute()]; await other(); await Promise.all(sent);', 1],
  ['pushed', 'sent.push(trx.deleteFrom("a").execute());', 1],
  ['of a function', 'const sent = [changeSession(trx, session, {})]; await other();', 1],
  ['dropped', 'trx.deleteFrom("a").execute();', 1],
  ['awaited', 'const rows = (await trx.selectFrom("a").execute()).map(f);', 0],
  [
    'with others',
    'const [a] = await Promise.all([trx.selectFrom("a").execute(), b ? trx.selectFrom("b").execute() : 0]);',
    0,
  ],
  ['deferred', 'deferred.push(() => trx.deleteFrom("a").execute());', 0],
])('a statement %s', (_where, source, count) => {
  expect(unhandled(`async () => { ${source} }`)).toHaveLength(count);
});
