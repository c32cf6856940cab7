import type { ListFault } from '../../../shared/api/screening.ts';
import {
  type ProblemBody,
  type ProblemChange,
  type ProblemCode,
  type ProblemPlace,
  problems,
} from '../../../shared/problem.ts';

/**
 * An expected failure that the client can act on. `detail` and `errors` are sent to the client: no personal data, no secret,
 * nothing of another company.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: ProblemPlace[] | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  /** Changes of the session that the requester has not seen yet. */
  readonly changes: ProblemChange[] | undefined;
  /** The fault of an imported list. */
  readonly list: ListFault | undefined;
  /** For the log of refusals, never in the answer: requested ids that are neither in the path nor in a JSON body. */
  readonly ids: readonly string[] | undefined;

  constructor(
    code: ProblemCode,
    detail?: string,
    more: {
      errors?: ProblemPlace[];
      retryAfter?: number;
      changes?: ProblemChange[];
      list?: ListFault;
      ids?: readonly string[];
    } = {},
  ) {
    super(detail ?? `${problems[code][1]}.`);
    this.code = code;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
    this.changes = more.changes;
    this.list = more.list;
    this.ids = more.ids;
  }

  get status(): number {
    return problems[this.code][0];
  }
}

/** The body of the response (RFC 9457). `reference` is the request's id, as in the log. */
export function problemBody(problem: Problem, reference: string): ProblemBody {
  const [status, title] = problems[problem.code];
  return {
    type: `urn:vidimus:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    reference,
    ...(problem.errors && { errors: problem.errors }),
    ...(problem.retryAfter !== undefined && { retryAfter: problem.retryAfter }),
    ...(problem.changes && { changes: problem.changes }),
    ...(problem.list && { list: problem.list }),
  };
}
