import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-type.ts';
import { Problem } from './errors/problem.ts';
import { send } from './errors/problems.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/** The built client. Every path that is no file and no interface is a page of it. */
export async function pages(app: App): Promise<void> {
  const built = existsSync(path.join(dist, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: dist,
      // One route for all: there are a thousand files of letters. What is no file goes to the handler below.
      wildcard: true,
      allowedPath: (path) => !path.endsWith('/'),
      index: false,
      // Names in assets/ carry a hash of their content.
      setHeaders: (reply, file) => {
        reply.header('cache-control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const index = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache').sendFile('index.html');
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const isPage =
      ['GET', 'HEAD'].includes(request.method) && !/^\/(api|docs|assets|socket\.io)(\/|$|\?)/.test(request.url);
    if (!built || !isPage) return send(new Problem('not_found'), request, reply);
    return index(reply);
  });
}
