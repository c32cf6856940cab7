import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';

interface Schema {
  $ref?: string;
  [word: string]: unknown;
}
interface Operation {
  summary?: string;
  operationId?: string;
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { type: string; scheme: string }> };
}

let it: Awaited<ReturnType<typeof makeApp>>;
let doc: Document;
beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  doc = (await it.app.inject('/api/v1/openapi.json')).json();
});
afterAll(() => it.close());

const operations = () =>
  Object.entries(doc.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  );
const find = (name: string): Operation => operations().find((o) => o.name === name)!.operation;

test('it tells the interface for machines, all of it and nothing else', () => {
  expect(doc.openapi).toMatch(/^3\.1\./);
  expect(
    operations()
      .map((o) => o.name)
      .sort(),
  ).toEqual([
    'get /api/v1/schemas/session-record',
    'get /api/v1/sessions/{id}',
    'get /api/v1/sessions/{id}/record',
    'get /api/v1/sessions/{id}/reports/{reportId}',
    'get /api/v1/sessions/{id}/reports/{reportId}/file',
    'post /api/v1/sessions',
    'post /api/v1/sessions/{id}/events',
    'post /api/v1/sessions/{id}/progress',
    'post /api/v1/sessions/{id}/reports',
    'put /api/v1/sessions/{id}/photos/{photoId}',
  ]);
});

test('each operation has a summary, a key, all parameters of its path, and what it answers', () => {
  for (const { name, path, operation } of operations()) {
    expect(operation.summary, name).toBeTruthy();
    const inPath = operation.parameters?.filter((p) => p.in === 'path') ?? [];
    expect(
      inPath.map((p) => `{${p.name}}`),
      name,
    ).toEqual(path.match(/\{\w+\}/g) ?? []);
    for (const p of inPath) expect([p.required, p.schema?.type], name).toEqual([true, 'string']);
    for (const key of operation.security!.flatMap((s) => Object.keys(s))) {
      expect(doc.components.securitySchemes[key], name).toMatchObject({ type: 'http', scheme: 'bearer' });
    }
    // Whoever holds a report may read what its data mean.
    const isOpen = path === '/api/v1/schemas/session-record';
    expect(operation.security!.length > 0, name).toBe(!isOpen);
    const good = Object.keys(operation.responses).filter((code) => code.startsWith('2'));
    expect(good.length, name).toBeGreaterThan(0);
    for (const code of ['4XX', '5XX']) {
      const problem = operation.responses[code]!.content!['application/problem+json']!.schema;
      expect(problem.required, name).toContain('code');
    }
    for (const answer of Object.values(operation.responses)) expect(answer.description, name).toBeTypeOf('string');
  }
});

test('bodies: JSON where it is JSON, the bytes of a photo where it is one', () => {
  for (const what of ['sessions', 'sessions/{id}/events', 'sessions/{id}/progress']) {
    const { requestBody } = find(`post /api/v1/${what}`);
    expect([requestBody?.required, Object.keys(requestBody!.content)]).toEqual([true, ['application/json']]);
  }
  const photo = find('put /api/v1/sessions/{id}/photos/{photoId}').requestBody!;
  expect(photo.required).toBe(true);
  expect(Object.keys(photo.content)).toEqual(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);
  for (const { schema } of Object.values(photo.content)) expect(schema).toEqual({ type: 'string', format: 'binary' });
});

test('what may be said once has its Idempotency-Key', () => {
  for (const what of ['sessions', 'sessions/{id}/events']) {
    const header = find(`post /api/v1/${what}`).parameters?.find((p) => p.in === 'header');
    expect(header).toMatchObject({ name: 'idempotency-key', schema: { type: 'string', maxLength: 200 } });
    expect(header?.required ?? false).toBe(false);
  }
});

test('every reference leads somewhere', () => {
  const dangling: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const ref = (node as Schema).$ref;
    if (typeof ref === 'string') {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Schema | undefined)?.[name], doc);
      if (found === undefined) dangling.push(ref);
    }
    for (const below of Object.values(node)) walk(below);
  };
  walk(doc);
  expect(dangling).toEqual([]);
});

test('the page that shows it lives under the policy of all pages', async () => {
  const page = await it.app.inject('/docs/');
  const policy = page.headers['content-security-policy'] as string;
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure/);
  expect(page.body).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
});
