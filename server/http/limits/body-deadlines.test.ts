import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemAnswers } from '../errors/problems.ts';
import { bodyDeadlines } from './body-deadlines.ts';

const app = Fastify();
beforeAll(async () => {
  await app.register(problemAnswers);
  await app.register(bodyDeadlines);
  app.post('/slow', { config: { bodyTimeoutMs: 50 } }, (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

function post(body: string, announced: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = app.server.address() as AddressInfo;
    const headers = { 'content-type': 'application/json', 'content-length': announced };
    const sent = send({ port, host: '127.0.0.1', path: '/slow', method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, body: text }));
    });
    sent.once('error', reject);
    sent.write(body);
  });
}

test('a body that never ends is answered and given up; a whole one is taken (security.md M4)', async () => {
  const slow = await post('{"a":', 1_000_000);
  expect([slow.status, JSON.parse(slow.body).code]).toEqual([408, 'body_timeout']);
  expect(await post('{"a":1}', 7)).toEqual({ status: 200, body: '{"a":1}' });
});
