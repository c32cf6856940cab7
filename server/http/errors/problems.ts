import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import type { ProblemPlace } from '../../../shared/problem.ts';
import { QueueFull } from '../../bounded/fair-queue.ts';
import { drainRequest, othersRest, strangersRest } from './drain-request.ts';
import { isOutage } from './outage.ts';
import { Problem, problemBody } from './problem.ts';
import { pointerPart } from './unstorable.ts';

export { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request was refused with; server/audit/denials.ts hears of it after the answer. */
    problem?: Problem;
  }
}

/** Answers every failure as problem+json. Expected ones say what and where; a bug says nothing but its reference. */
export const problemAnswers = fp(async (app) => {
  app.setErrorHandler(answer);
});

/** Also for what fails before there is a route: see frameworkErrors of Fastify. */
export function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // The rest of a refused body must not hold the connection, and one that is cut off is no outage of ours.
  const isCutOff = request.raw.destroyed && !request.raw.complete;
  if (!isCutOff) drainRequest(request.raw, isStranger(error) ? strangersRest : othersRest);
  const problem = isCutOff ? new Problem('invalid_request', 'The request was cut off.') : toProblem(error);
  if (problem) {
    if (problem.code === 'unavailable' && !(error instanceof Problem)) request.log.warn({ err: error }, 'an outage');
    return send(problem, request, reply);
  }
  request.log.error({ err: error }, 'a bug');
  return send(new Problem('internal', 'The fault is ours. It was logged under the reference.'), request, reply);
}

const isStranger = (error: unknown): boolean =>
  error instanceof Problem && ['unauthenticated', 'rate_limited', 'origin_refused'].includes(error.code);

export function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.problem = problem;
  if (problem.retryAfter !== undefined) reply.header('retry-after', Math.ceil(problem.retryAfter));
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem, request.id));
}

/** Seconds after which a full queue of work is asked again. */
const queueRetryAfter = 5;

/** undefined: a bug. */
function toProblem(error: FastifyError): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error.validation) return invalid(error.validation, error.validationContext);
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem('invalid_json');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too_large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('media_type_refused');
  }
  if (error instanceof QueueFull) {
    return new Problem('rate_limited', 'Much of this is being done just now.', { retryAfter: queueRetryAfter });
  }
  if (isOutage(error)) {
    return new Problem('unavailable', 'The database or the store of photos cannot be used now.', { retryAfter: 2 });
  }
  // Fastify's own refusals: a path that cannot be decoded or has an endless part, a length that is none.
  if (error.code?.startsWith('FST_') && error.statusCode! >= 400 && error.statusCode! < 500) {
    return new Problem('invalid_request', 'The request is malformed.');
  }
  return undefined;
}

function invalid(errors: FastifySchemaValidationError[], context: string | undefined): Problem {
  const place =
    context === 'params' ? 'path' : context === 'querystring' ? 'query' : context === 'headers' ? 'header' : 'body';
  return new Problem('invalid_request', undefined, { errors: errors.slice(0, 20).map((e) => placed(e, place)) });
}

/** A validator's error as the asker reads it. */
export function placed(error: FastifySchemaValidationError, place: ProblemPlace['in']): ProblemPlace {
  const extra = error.params.additionalProperty as string | undefined;
  const missing = error.params.missingProperty as string | undefined;
  const name = extra ?? missing;
  const allowed = error.params.allowedValues as unknown[] | undefined;
  return {
    in: place,
    pointer:
      error.instancePath +
      (error.keyword === 'discriminator' ? '/type' : '') +
      (name === undefined ? '' : `/${pointerPart(name)}`),
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
