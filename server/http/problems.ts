import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import type { ProblemPlace } from '../../shared/problem.ts';
import { Problem, problemBody } from './problem.ts';

export { Problem } from './problem.ts';

/** Answers every failure as problem+json. Expected ones say what and where; a bug says nothing but its reference. */
export const problemAnswers = fp(async (app) => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error);
    if (problem) return send(problem, request, reply);
    request.log.error({ err: error }, 'a bug');
    return send(new Problem('internal', 'The fault is ours. It was logged under the reference.'), request, reply);
  });
});

export function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', Math.ceil(problem.retryAfter));
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem, request.id));
}

/** undefined: a bug. */
function toProblem(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error.validation) return invalid(error.validation, error.validationContext);
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('invalid_json');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem('too_large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('media_type_refused');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid_request', 'The request is malformed.');
  }
  if (isOutage(error)) return new Problem('unavailable', 'The database cannot be reached.', { retryAfter: 2 });
  // @fastify/rate-limit throws what its errorResponseBuilder made; anything else below 500 is Fastify's own refusal.
  if (error.statusCode === 400) return new Problem('invalid_request', 'The request is malformed.');
  return undefined;
}

/** Connection lost or refused, server starting or stopping: Postgres class 57P and 08, and the socket's own codes. */
function isOutage(error: { code?: string; message?: string }): boolean {
  return (
    /^(57P0[1-3]|08\d{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(error.code ?? '') ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message ?? '')
  );
}

function invalid(errors: FastifySchemaValidationError[], context: string | undefined): Problem {
  const place =
    context === 'params' ? 'path' : context === 'querystring' ? 'query' : context === 'headers' ? 'header' : 'body';
  return new Problem('invalid_request', undefined, { errors: errors.slice(0, 20).map((e) => placed(e, place)) });
}

function placed(error: FastifySchemaValidationError, place: ProblemPlace['in']): ProblemPlace {
  const extra = error.params.additionalProperty as string | undefined;
  const missing = error.params.missingProperty as string | undefined;
  const name = extra ?? missing;
  const allowed = error.params.allowedValues as unknown[] | undefined;
  return {
    in: place,
    pointer:
      error.instancePath +
      (error.keyword === 'discriminator' ? '/type' : '') +
      (name === undefined ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    detail:
      extra !== undefined
        ? 'is not a known field'
        : missing !== undefined
          ? 'is missing'
          : allowed
            ? `must be one of ${allowed.join(', ')}`
            : error.keyword === 'discriminator'
              ? 'is not a known type'
              : (error.message ?? 'is wrong'),
  };
}
