import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { problems } from '../../shared/problem.ts';
import type { App } from './app-type.ts';

/** OpenAPI 3.1 made from the routes' own schemas, at /api/v1/openapi.json, and a page to read it at /docs. */
export const openapi = fp(async (plain) => {
  const app = plain as unknown as App;
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: 'Vidimus',
        version: '1',
        description:
          'Capture clients report a verification while it happens. Every failure is `application/problem+json` with a `code` (RFC 9457).',
      },
      tags: [
        {
          name: 'ingest',
          description: 'For capture clients and back offices: an API key, or the capture token of one session',
        },
        {
          name: 'reports',
          description: 'A session as evidence: signed PDF, and its facts as data. For back offices, by API key',
        },
      ],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: vk_…' },
          captureToken: { type: 'http', scheme: 'bearer', description: 'The capture token of one session: ct_…' },
        },
      },
    },
    // Only the interface for machines: what the console's own page calls may change with it.
    transform: ({ schema, url, route }) => ({
      schema: {
        ...schema,
        hide: !url.startsWith('/api/v1/') || schema?.hide === true,
        // A stream is no body that could be checked by a schema; the reader wants to know of it all the same.
        ...(schema?.consumes && { body: { type: 'string', format: 'binary' } }),
        response: { ...(schema?.response as object), '4xx': problemAnswer, '5xx': problemAnswer },
      },
      url,
      route,
    }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // The policy of all pages holds here too (security.ts); the plugin's own would send plain HTTP to HTTPS.
    staticCSP: false,
    theme: { title: 'Vidimus API' },
    // BaseLayout: without the bar of the page's makers.
    uiConfig: { docExpansion: 'list', deepLinking: true, layout: 'BaseLayout' },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
});

/** What any refusal looks like. */
const problemAnswer = {
  description:
    'Refused or failed: `code` says why, `errors` where; with 429 and 503 `Retry-After` says when to try again',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'code', 'detail', 'reference'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string', enum: Object.keys(problems) },
          detail: { type: 'string' },
          reference: { type: 'string', description: 'Quote it to support' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                in: { type: 'string', enum: ['body', 'query', 'path', 'header'] },
                pointer: { type: 'string', description: 'JSON pointer (RFC 6901)' },
                detail: { type: 'string' },
              },
            },
          },
          retryAfter: { type: 'number', description: 'Seconds' },
        },
      },
    },
  },
};
