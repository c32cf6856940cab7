import type { ListFault } from '../../../shared/api/screening.ts';
import {
  type ProblemBody,
  type ProblemChange,
  type ProblemCode,
  type ProblemPlace,
  problems,
} from '../../../shared/problem.ts';

/**
 * A failure that is expected: the asker can do something about it.
 * `detail` and `errors` go out to the asker: no personal data, no secret, nothing of another company.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: ProblemPlace[] | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  /** What the asker has not seen yet of the session that it is about. */
  readonly changes: ProblemChange[] | undefined;
  /** What is wrong with a list. */
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

/** The body of the answer (RFC 9457). `reference` is the request's id, which the log has too. */
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
